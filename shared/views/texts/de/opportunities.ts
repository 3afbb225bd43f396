// Where something could be sold.

import type { Opportunity } from '../../../domain/digest/opportunities.ts'
import type { GermanFormats } from './with-nouns.ts'

type Trial = Extract<Opportunity, { kind: 'trial' }>
type Expansion = Extract<Opportunity, { kind: 'expansion' }>

export function opportunities(f: GermanFormats) {
  return {
    title: 'Chancen',
    trials: 'Testabonnements, die innerhalb von 28 Tagen enden',
    trial({ productSku, productName, seats, active, endDate }: Trial) {
      const use = active === null ? 'Nutzung unbekannt' : `${f.count(active)} aktiv`
      return `${productName === '' ? productSku : productName}, ${f.counted(seats, 'Lizenz', 'Lizenzen')}, ${use}; endet am ${f.day(endDate)}`
    },
    expansions: 'Fast alles ist in Gebrauch',
    expansion({ adjustedUsagePct, deploymentPct, licensesSold, weeks }: Expansion) {
      const age = weeks === 1 ? 'neu in dieser Woche' : `seit ${f.count(weeks)} Wochen`
      return `${f.percentOrNone(adjustedUsagePct)} von ${f.counted(licensesSold, 'Lizenz', 'Lizenzen')} genutzt, ${f.percentOrNone(deploymentPct)} zugewiesen; ${age}`
    },
  }
}
