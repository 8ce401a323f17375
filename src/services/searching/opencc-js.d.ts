/**
 * The package declares no types for its dictionaries. They are pairs separated by `|`; a space
 * separates the two characters.
 */
declare module 'opencc-js/dict/*' {
  const pairs: string
  export default pairs
}
