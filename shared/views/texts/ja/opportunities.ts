// Where something could be sold.

import type { Opportunity } from '../../../domain/digest/opportunities.ts'
import type { JapaneseFormats } from './with-nouns.ts'

type Trial = Extract<Opportunity, { kind: 'trial' }>
type Expansion = Extract<Opportunity, { kind: 'expansion' }>

export function opportunities(f: JapaneseFormats) {
  return {
    title: '提案の機会',
    trials: '28日以内に終了する試用版',
    trial({ productSku, productName, seats, active, endDate }: Trial) {
      const use = active === null ? '利用状況は不明' : `アクティブ${f.count(active)}件`
      return `${productName === '' ? productSku : productName}、ライセンス${f.count(seats)}件、${use}、${f.day(endDate)}に終了`
    },
    expansions: 'ほぼすべてが使用中',
    expansion({ adjustedUsagePct, deploymentPct, licensesSold, weeks }: Expansion) {
      const age = weeks === 1 ? '今週から' : `${f.count(weeks)}週間継続`
      return `ライセンス${f.count(licensesSold)}件の${f.percentOrNone(adjustedUsagePct)}が使用中、${f.percentOrNone(deploymentPct)}が割り当て済み、${age}`
    },
  }
}
