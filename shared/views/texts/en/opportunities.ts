// Where something could be sold.

import type { Opportunity } from '../../../domain/digest/opportunities.ts'
import type { EnglishFormats } from './with-nouns.ts'

type Trial = Extract<Opportunity, { kind: 'trial' }>
type Expansion = Extract<Opportunity, { kind: 'expansion' }>

export function opportunities(f: EnglishFormats) {
  return {
    title: 'Opportunities',
    trials: 'Trials that end within 28 days',
    trial({ productSku, productName, seats, active, endDate }: Trial) {
      const use = active === null ? 'use unknown' : `${f.count(active)} active`
      return `${productName === '' ? productSku : productName}, ${f.counted(seats, 'seat')}, ${use}; ends on ${f.day(endDate)}`
    },
    expansions: 'Nearly everything is in use',
    expansion({ adjustedUsagePct, deploymentPct, licensesSold, weeks }: Expansion) {
      const age = weeks === 1 ? 'new this week' : `for ${f.counted(weeks, 'week')}`
      return `${f.percentOrNone(adjustedUsagePct)} of ${f.counted(licensesSold, 'seat')} in use, ${f.percentOrNone(deploymentPct)} assigned; ${age}`
    },
  }
}
