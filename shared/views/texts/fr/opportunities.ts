// Where something could be sold.

import type { Opportunity } from '../../../domain/digest/opportunities.ts'
import type { FrenchFormats } from './with-nouns.ts'

type Trial = Extract<Opportunity, { kind: 'trial' }>
type Expansion = Extract<Opportunity, { kind: 'expansion' }>

export function opportunities(f: FrenchFormats) {
  return {
    title: 'Opportunités',
    trials: 'Versions d’essai qui se terminent dans les 28 jours',
    trial({ productSku, productName, seats, active, endDate }: Trial) {
      const use = active === null ? 'utilisation inconnue' : f.counted(active, 'droit actif', 'droits actifs')
      return `${productName === '' ? productSku : productName}, ${f.counted(seats, 'licence', 'licences')}, ${use} ; se termine le ${f.day(endDate)}`
    },
    expansions: 'Presque tout est utilisé',
    expansion({ adjustedUsagePct, deploymentPct, licensesSold, weeks }: Expansion) {
      const age = weeks === 1 ? 'nouveau cette semaine' : `depuis ${f.counted(weeks, 'semaine', 'semaines')}`
      return `${f.counted(licensesSold, 'licence', 'licences')} : ${f.percentOrNone(adjustedUsagePct)} d’utilisation, ${f.percentOrNone(deploymentPct)} de déploiement ; ${age}`
    },
  }
}
