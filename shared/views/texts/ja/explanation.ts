// Where the figures of a customer come from.

import type { Explanation, LicenceTreatment, Match } from '../../../domain/explanation/explanation.ts'
import type { Category } from '../../../domain/settings.ts'
import type { SubscriptionStatus } from '../../../domain/sheets/sheet.ts'
import { type JapaneseFormats, UNKNOWN } from './with-nouns.ts'

type ShownFigures = NonNullable<Explanation['figures']>

export function explanation(f: JapaneseFormats) {
  return {
    unknown: UNKNOWN,
    notListed: (firstDay: string, lastDay: string) =>
      `${f.days(firstDay, lastDay)}のどのライセンスファイルにもこの顧客の記載がないため、どのレポートにも含まれていません。`,
    figures: {
      title: '数値',
      columns: {
        product: '製品',
        sold: 'ライセンス',
        assigned: '割り当て済み',
        active: 'アクティブ',
        entitled: '使用権あり',
        transferred: '移転',
        inactiveSubscription: '無効なサブスクリプション',
        trial: '試用版',
        yammer: 'Yammerのみ',
        unlicensed: 'ライセンスなし',
      },
      total: 'すべての製品',
      noProduct: '製品なし',
      deployment: ({ licensesAssigned: assigned, licensesSold: sold, deploymentPct: pct }: ShownFigures) =>
        assigned === null || pct === null
          ? '展開率は不明です。割り当て済みのライセンス数を記載したファイルがありません。'
          : `展開率${f.percent(pct)}：ライセンス${f.count(sold)}件のうち${f.count(assigned)}件が割り当て済み。`,
      usage({
        entitlementsActive: active,
        licensesSold: sold,
        usagePct: pct,
        entitledActive,
        adjustedUsagePct,
      }: ShownFigures) {
        if (sold === 0) return '集計対象のライセンスがないため、使用率はありません。'
        if (pct === null || adjustedUsagePct === null) {
          return '使用率は不明です。この28日間の利用データのファイルがありません。'
        }
        return `使用率${f.percent(pct)}：ライセンス${f.count(sold)}件に対し、アクティブな使用権${f.count(active)}件。調整後の使用率${f.percent(adjustedUsagePct)}：そのうち${f.count(entitledActive)}件が販売済み。`
      },
    },
    licences: {
      title: 'ライセンス',
      columns: {
        product: '製品',
        stated: 'ファイルの記載',
        subscription: 'サブスクリプション',
        sold: '販売済み',
        assigned: '割り当て済み',
        counted: '集計したライセンス',
        treatment: '理由',
        file: 'ファイル',
      },
      since: (stateDate: string, seats: number) =>
        `${f.day(stateDate)}のライセンスデータから、ライセンス${f.count(seats)}件を集計しました。`,
      treatment(treatment: LicenceTreatment, status: SubscriptionStatus) {
        return treatment === 'inactive' ? INACTIVE[status] : TREATMENTS[treatment]
      },
      ignored: '無視',
    },
    names: {
      title: '利用データの製品名',
      columns: {
        name: '名前',
        match: '対応する製品',
        users: '記載されたユーザー',
        active: 'アクティブ',
        files: 'ファイル',
      },
      none: 'この顧客のユーザーを記載した利用データのファイルはありません。',
      matched: (names: number, unmatched: number) =>
        unmatched === 0
          ? `名前は${f.count(names)}件で、すべてライセンスファイルに記載されています。`
          : `名前${f.count(names)}件のうち${f.count(unmatched)}件は、顧客が持つどの製品とも照合できません。`,
      unnamed: '（製品の記載なし）',
      match: (match: Match, skus: readonly string[]) =>
        ({
          held: skus.join('、'),
          not_held: `${skus.join('、')}（ライセンスファイルに記載がなく、販売分を超える利用）`,
          unmatched:
            skus.length === 0 ? 'なし：不明な名前' : `${skus.join('、')}（ライセンスファイルに記載なし）`,
          left_out: 'なし：無料、除外、または無視',
          unnamed: 'ワークロードのみ',
        })[match],
      files: (first: string, more: number) =>
        more === 0 ? first : `${first}、ほか${f.count(more)}件のファイル`,
    },
    counts: {
      title: 'ユーザーの記載がない集計値',
      columns: {
        name: '名前',
        match: '対応する製品',
        active: 'アクティブ',
        days: '日数',
        used: '採用',
        file: 'ファイル',
      },
      sentence: '誰が利用したかを記載したファイルがない場合は、集計値で代用します。',
      isUsed(isUsed: boolean, match: Match) {
        if (isUsed) return 'はい'
        if (match === 'left_out') return 'いいえ：対象外'
        return match === 'unmatched'
          ? 'いいえ：顧客が持つ製品と照合できません'
          : 'いいえ：ユーザーの記載があります'
      },
    },
    coverage: {
      title: 'データのある日',
      more: (shown: number, more: number) =>
        `最新のファイル${f.count(shown)}件を表示しています。古い${f.count(more)}件は表示していません。`,
      columns: { from: '開始', to: '終了', file: 'ファイル' },
      days: (days: number, missing: readonly string[]) =>
        missing.length === 0
          ? '利用データのファイルは28日間すべてそろっています。'
          : `利用データのファイルがあるのは28日間のうち${f.count(days)}日分で、${missing.join('、')}の分がありません。ファイルのない日は不明であり、ゼロではありません。`,
    },
    calls: {
      title: 'サポート問い合わせ',
      columns: {
        category: 'カテゴリ',
        countsAs: '集計上の扱い',
        calls: '件数',
        isHelp: 'ヘルプ問い合わせ',
        file: 'ファイル',
      },
      total: (calls: number | null) =>
        calls === null
          ? 'ヘルプ問い合わせは不明です。この28日間のサポートファイルがありません。'
          : `28日間のヘルプ問い合わせは${f.count(calls)}件です（「ヘルプ」または「使い方」として集計されたもの）。`,
      countsAs: (category: Category | null) =>
        category === null ? 'その他：カテゴリの対応付けなし' : CATEGORY_NAMES[category],
      isHelp: (isHelp: boolean) => (isHelp ? 'はい' : 'いいえ'),
    },
  }
}

export const CATEGORY_NAMES: Readonly<Record<Category, string>> = {
  help: 'ヘルプ',
  'how-to': '使い方',
  incident: '障害',
  request: '依頼',
  billing: '請求',
  other: 'その他',
}

const TREATMENTS: Readonly<Record<Exclude<LicenceTreatment, 'inactive'>, string>> = {
  counted: '有効なサブスクリプション',
  trial: '試用版：ライセンスは集計対象外',
  summary: '製品別の合計：上記のサブスクリプションを超えるライセンス',
  free: '無料の製品：集計対象外',
  excluded: 'partners.jsonで除外',
  ignored: 'partners.jsonで無視',
}

const INACTIVE: Readonly<Record<SubscriptionStatus, string>> = {
  active: '有効なサブスクリプション',
  in_grace_period: '猶予期間中：集計対象外',
  disabled: '無効：集計対象外',
  deprovisioned: 'プロビジョニング解除済み：集計対象外',
}
