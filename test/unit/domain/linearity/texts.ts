// Texts of n repetitions each, that make a careless reader look through the same characters again and again.

export type TextOf = (n: number) => string

export const UNITS = [
  '"',
  '""',
  '"a",',
  ',',
  ';',
  ' ',
  '\t',
  '\\"',
  '\\',
  '\\u0041',
  '\n',
  '\r',
  '\r\n',
  '"\n',
  '""\n',
  '"""\n',
  '"a\n"b',
  ',"\n',
  'a\n',
  '7',
  '[',
  ']',
  '[],',
  '{',
  '{"a":',
  '{},',
  '{"a":1},',
  '{"a":1}\n',
  '"a":1,',
  '"value":',
  "'",
  ';=',
  '\u200b',
  'é',
]

/** What a text of units may begin with: a header, or the beginning of a record, a list, a text. */
export const BEGINNINGS = [
  '',
  'customer_id,user_id,product_sku,workload\n',
  'customer_id,user_id,product_sku,workload\nc,u,E3,"',
  '{"customer_id":"c","user_id":"u","product_sku":"E3","workload":"teams"}\n{"customer_id":["',
  '[',
  '{"value":[{"a":"',
]

const USER_COLUMNS = 'customer_id,user_id,product_sku,workload'
const USER_RECORD = '"customer_id":"c","user_id":"u","product_sku":"E3","workload":"teams"'

/** Of two things many: what costs their product is not linear. */
export const ACTIVITY_TEXTS: Readonly<Record<string, TextOf>> = {
  'a wide header over narrow rows': (n) => `${USER_COLUMNS}${','.repeat(n)}\n${'a\n'.repeat(n)}`,
  'many names over narrow rows': (n) => `${USER_COLUMNS}${lines(n, (at) => `,n${at}`)}\n${'a\n'.repeat(n)}`,
  'a long name over narrow rows': (n) =>
    `${USER_COLUMNS},${' '.repeat(n)}${'b'.repeat(n)}\n${'c,u,E3,teams\n'.repeat(n)}`,
  'narrow records below one of many names': (n) =>
    `[{${USER_RECORD}${lines(n, (at) => `,"n${at}":1`)}}${`,{"n${n - 1}":1}`.repeat(n)}]`,
  'lists in a record of many names': (n) => `{${USER_RECORD}${lines(n, (at) => `,"n${at}":[]`)}}\n`,
  // Fewer: of a user with more, all that is held is handed over from time to time.
  'a user of many workloads': (n) => `${USER_COLUMNS}\n${lines(n / 8, (at) => `c,u,,${at}\n`)}`,
  'many users': (n) => `${USER_COLUMNS}\n${lines(n, (at) => `c,u${at},E3,teams\n`)}`,
  'many customers': (n) => `${USER_COLUMNS}\n${lines(n / 4, (at) => `c${at},u,E3,teams\n`)}`,
}

export const ENTITLEMENT_TEXTS: Readonly<Record<string, TextOf>> = {
  'many subscriptions of many products': (n) =>
    `customer_id,subscription_id,product_sku,licenses_sold,status\n${lines(n, (at) => `c,s${at},P${at},1,active\n`)}`,
}

export const SUPPORT_TEXTS: Readonly<Record<string, TextOf>> = {
  'many tickets of many categories': (n) =>
    `ticket_id,opened_at,category\n${lines(n, (at) => `t${at},2026-11-20,c${at}\n`)}`,
  'narrow records below one of many categories': (n) =>
    `[{"id":"t","created_at":"2026-11-20"${lines(n, (at) => `,"${at} category [list]":""`)}}${',{"id":"t"}'.repeat(n)}]`,
  'a new name in every record': (n) =>
    lines(n, (at) => `{"ticket_id":"t","opened_at":"2026-11-20","category":"x","n${at}":1}\n`),
}

/** The same unit again and again. */
export const UNIT_TEXTS = textsBehind([''])

export const SYNTAX_TEXTS = textsBehind(BEGINNINGS)

function textsBehind(beginnings: readonly string[]): Readonly<Record<string, TextOf>> {
  const texts = beginnings.flatMap((beginning) =>
    UNITS.map((unit): [string, TextOf] => [
      `${JSON.stringify(unit)} behind ${JSON.stringify(beginning)}`,
      (n) => beginning + unit.repeat(n),
    ]),
  )
  return Object.fromEntries(texts)
}

function lines(n: number, line: (at: number) => string): string {
  return Array.from({ length: n }, (_, at) => line(at)).join('')
}
