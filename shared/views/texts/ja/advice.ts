// What to do about a flag. `unused`, `calls` and `expansion` follow Microsoft Partner Center, "Increase adoption and
// satisfaction" (2018): problem, what to consider, what to try.

import type { Advice, AdviceTopic } from '../facts.ts'

const topics: Readonly<Record<AdviceTopic, Advice>> = {
  unused: {
    title: '未使用のライセンス',
    problem: '利用が定着しておらず、多くのライセンスが使われていません。',
    consider:
      '顧客がソフトウェアの価値に気付いていないのかもしれません。日々の業務に取り入れるための支援が必要な場合があります。',
    try: '導入事例、具体的な利用場面でのユーザーの声、解説ブログや動画、トレーニングコース。',
  },
  calls: {
    title: 'ヘルプ問い合わせが多い',
    problem: 'ヘルプや使い方に関するサポート問い合わせが多く寄せられています。',
    consider: '顧客がこのソフトウェア、このバージョン、またはその業務に不慣れなのかもしれません。',
    try: '対面またはオンラインのトレーニングを提供し、セルフサービスを案内します。サポートサイトの連絡先の横にセルフサービスの選択肢を載せてください。',
  },
  expansion: {
    title: '拡大の余地',
    problem: '顧客が購入したライセンスのほぼすべてが使用中です。',
    consider: '顧客は価値を実感しており、ほかの製品で楽になる業務もあるかもしれません。',
    try: 'ライセンスの追加を提案し、ほかの製品を紹介するトレーニングを提供します。',
  },
  over: {
    title: '100%を超える使用率',
    problem: '販売数を上回る数が使用されています。',
    consider:
      '内訳から理由が分かります。従業員の入れ替わり、失効したサブスクリプション、試用版、Yammer、またはライセンスのない利用です。',
    try: '失効したサブスクリプションを更新する、試用版を正規のライセンスに切り替える、またはライセンスのないユーザーの分を用意します。',
  },
  unmatched: {
    title: '照合できない名前',
    problem:
      '顧客のどのライセンスにも照合できない名前の製品が使われているため、使用率が実際より低く見えている可能性があります。',
    consider:
      'カタログにない名前であるか、顧客が持っている製品がライセンスファイルから漏れている可能性があります。',
    try: 'partners.jsonのproductsで、不明な名前をそれぞれ製品番号に対応付け（nullの場合は無視）、不足している製品のライセンスをアップロードしてください。過去の週も訂正されます。',
  },
  stale: {
    title: '古いデータ',
    problem: 'この顧客のデータが古くなっています。',
    consider:
      'エクスポートが止まっているか、ファイルが別の日付のフォルダーに入っている可能性があります。データが古い間は、ほかのアラートがなくても問題がないとは限りません。',
    try: '毎日のファイルがアップロードされていることを確かめ、最近の取り込み結果を確認してください。',
  },
}

export const advice = {
  title: '対応のヒント',
  labels: { consider: '考えられること', try: '試すこと' },
  /** The partner's own offers. */
  links: { training: 'トレーニング', selfService: 'セルフサービス', booking: '予約する' },
  topics,
}
