// The report that a partner hands on to its customer: friendly words, nothing of the partner's own affairs.

import type { CustomerStep } from '../../../domain/portfolio/customer-steps.ts'
import type { Links } from '../../../domain/settings.ts'
import { type JapaneseFormats, UNKNOWN } from './with-nouns.ts'
import { workloadName } from './workload-names.ts'

export function customerReport(f: JapaneseFormats) {
  const share = (part: number, whole: number) => (whole === 0 ? '' : `（${f.percent((100 * part) / whole)}）`)
  return {
    title: 'Microsoftクラウドのご利用状況',
    preparedFor: (customer: string) => `${customer} 御中`,
    preparedBy: (partner: string) => `作成：${partner}`,
    period: (firstDay: string, lastDay: string) => f.days(firstDay, lastDay),
    unknown: UNKNOWN,
    tiles: {
      title: '概要',
      seats: 'ライセンス',
      seatsNote: 'ご購入数',
      assigned: '割り当て済み',
      assignedNote: (assigned: number | null, sold: number) =>
        assigned === null ? 'データなし' : `ライセンス${f.count(sold)}件中${share(assigned, sold)}`,
      used: '使用中',
      usedNote: (used: number | null, sold: number) =>
        used === null ? '利用データなし' : `28日間、ライセンス${f.count(sold)}件中${share(used, sold)}`,
      people: 'アクティブユーザー',
      peopleNote: 'この28日間',
      calls: 'ヘルプデスクへの質問',
      callsNote: 'この28日間',
    },
    steps: {
      title: '次にできること',
      nothing: '順調です。特に対応が必要なことはありません。',
      /** A heading and a sentence. */
      step(step: CustomerStep): readonly [string, string] {
        switch (step.kind) {
          case 'use':
            return [
              'お支払い済みのライセンスを活用する',
              `この28日間に使われなかったライセンスが${f.count(step.seats)}件あります。日常業務を題材にした短いトレーニングが、使い始めるきっかけになります。`,
            ]
          case 'assign':
            return [
              '余っているライセンスを割り当てる',
              `まだ誰にも割り当てられていないライセンスが${f.count(step.seats)}件あります。`,
            ]
          case 'learn':
            return [
              '質問が出る前に解決する',
              `この28日間に、ヘルプデスクへ${f.count(step.calls)}件の質問が寄せられました。その多くは、トレーニングとセルフサービスのページで解決できます。`,
            ]
          case 'discover':
            return [
              `${workloadName(step.workload)}をさらに活用する`,
              `アクティブユーザー${f.count(step.activeUsers)}名のうち、${workloadName(step.workload)}を利用したのは${f.count(step.users)}名です。`,
            ]
          case 'grow':
            return [
              '拡大の余地',
              'ほぼすべてのライセンスが使用中です。人員が増える場合や、ほかに効率化したい業務がある場合は、ぜひご相談ください。',
            ]
        }
      },
    },
    offers: {
      title: 'お気軽にご相談ください',
      links: {
        training: 'トレーニング',
        selfService: 'セルフサービス',
        booking: '予約する',
      } satisfies Record<keyof Links, string>,
      contact: (email: string) => `メールでのお問い合わせ：${email}`,
    },
    workloads: {
      title: 'ご利用のサービス',
      people: (users: number, active: number | null) =>
        active === null
          ? `${f.count(users)}名`
          : `アクティブユーザー${f.count(active)}名のうち${f.count(users)}名`,
      none: 'この28日間の利用は確認されませんでした。',
      unknown: 'この28日間の利用データがないため、利用状況は不明です。',
      name: workloadName,
    },
    products: {
      title: '製品別',
      columns: { product: '製品', seats: 'ライセンス', assigned: '割り当て済み', used: '使用中' },
    },
    beyond: (people: number) =>
      `このほかに、これらのライセンスの対象外の利用が${f.count(people)}件あります。退職者、試用版、失効したサブスクリプション、またはライセンスのないユーザーによるものです。`,
    trend: (label: string) => `${label}、直近13週間`,
    partly: (days: number) =>
      `利用データがあるのは、この28日間のうち${f.count(days)}日分です。ほかの日の状況は不明なため、実際の利用はさらに多い可能性があります。`,
    about: {
      title: '集計方法',
      terms: TERMS,
    },
  }
}

const TERMS: readonly (readonly [term: string, meaning: string])[] = [
  ['ライセンス', '有効なサブスクリプション。試用版と無料の製品は含みません。'],
  ['割り当て済み', 'ユーザーに割り当てられているライセンス。'],
  ['使用中', '過去28日間に、ユーザーがその製品で何らかの作業を行ったライセンス。'],
  ['アクティブユーザー', '過去28日間に、1つ以上のサービスを利用した人。'],
]
