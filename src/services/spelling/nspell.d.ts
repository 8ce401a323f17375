/** The part of nspell that is used here. Its own types need those of Node. */
declare module 'nspell' {
  interface Speller {
    readonly correct: (word: string) => boolean
    readonly suggest: (word: string) => string[]
  }
  const nspell: (rules: string, words: string) => Speller
  export default nspell
}

/** Files of a dictionary as text. The packages export only a reader for Node. */
declare module '*.aff?raw' {
  const rules: string
  export default rules
}
declare module '*.dic?raw' {
  const words: string
  export default words
}
