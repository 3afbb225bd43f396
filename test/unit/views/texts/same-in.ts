// What is written in another language as it is in English: names, and words that both have. By language.

export const SAME_IN: Readonly<Record<string, readonly string[]>> = {}
