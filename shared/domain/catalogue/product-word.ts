// How words for products are compared: blanks, case and what a price list adds about its offer make no difference.

declare const wordBrand: unique symbol
/** A word in the form in which it is compared. */
export type ProductWord = string & { readonly [wordBrand]: true }

export function productWord(text: string): ProductWord {
  // By way of capitals, in which Microsoft's reports have names: there `ß` is `SS`.
  return withoutOffer(withSingleBlanks(text).toUpperCase().toLowerCase()) as ProductWord
}

/** Trimmed, and inner blanks of any kind as one. */
export function withSingleBlanks(text: string): string {
  return text.trim().replace(BLANKS, ' ')
}

/** `Microsoft 365 E3 (NCE COM ANN)`: the new commerce experience sells the same product. */
function withoutOffer(text: string): string {
  const open = text.endsWith(')') ? text.lastIndexOf('(') : -1
  return open > 0 && OFFER.test(text.slice(open)) ? text.slice(0, open).trimEnd() : text
}

const BLANKS = /\s+/g
const OFFER = /(?<![\p{L}\p{N}])nce(?![\p{L}\p{N}])/u
