/**
 * Its package declares no types for its dictionaries: pairs parted by `|`, what is written and what
 * it becomes parted by a space.
 */
declare module 'opencc-js/dict/*' {
  const pairs: string
  export default pairs
}
