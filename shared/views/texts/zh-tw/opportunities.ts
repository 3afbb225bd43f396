// Where something could be sold.

import type { Opportunity } from '../../../domain/digest/opportunities.ts'
import type { ChineseFormats } from './with-nouns.ts'

type Trial = Extract<Opportunity, { kind: 'trial' }>
type Expansion = Extract<Opportunity, { kind: 'expansion' }>

export function opportunities(f: ChineseFormats) {
  return {
    title: '商機',
    trials: '28 天內到期的試用版',
    trial({ productSku, productName, seats, active, endDate }: Trial) {
      const use = active === null ? '使用情況不明' : `${f.count(active)} 個使用中`
      return `${productName === '' ? productSku : productName}，${f.count(seats)} 個授權，${use}；${f.day(endDate)}到期`
    },
    expansions: '幾乎全都在使用中',
    expansion({ adjustedUsagePct, deploymentPct, licensesSold, weeks }: Expansion) {
      const age = weeks === 1 ? '本週新增' : `已持續 ${f.count(weeks)} 週`
      return `${f.count(licensesSold)} 個授權中 ${f.percentOrNone(adjustedUsagePct)} 使用中，${f.percentOrNone(deploymentPct)} 已指派；${age}`
    },
  }
}
