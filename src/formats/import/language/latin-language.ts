/**
 * Short words that are common in one language and rare in others. Words that languages share (`de`,
 * `in`, `an`, `des`) prove little; if they are common, each of the languages lists them.
 */
const commonWords: readonly (readonly [string, ReadonlySet<string>])[] = (
  [
    [
      'en',
      'the of and to in is was that it with for as his on be at by had not are from which this have but they you he she',
    ],
    [
      'fr',
      'le la les des et un une est dans que qui pour pas sur au aux du ce cette il elle ils nous vous avec sont mais',
    ],
    [
      'de',
      'der die das und ist nicht ein eine einen dem den des zu mit von sich auf für im als auch wir ich sie war',
    ],
    ['es', 'el la los las que y en un una es por con para no se del lo su al como más pero fue'],
    ['it', 'il la le gli che di e un una è per non con del della dei si da nel alla sono ma come'],
    ['pt', 'o a os as que e um uma é do da em no na não para com por se dos das ao mais foi'],
    ['nl', 'de het een en van is dat niet in op te zijn met voor die er aan maar ook was hij ik'],
    ['vi', 'và của là các có được người những trong không cho một với đã này để từ theo về'],
    [
      'id',
      'dan yang di dengan ini untuk dari adalah tidak itu dalam pada akan oleh atau juga mereka',
    ],
    ['pl', 'i w nie na się z do jest że to jak przez ale od po są jego był'],
    ['sv', 'och att det som en är på för av den inte med till har ett han jag var'],
  ] as const
).map(([tag, words]) => [tag, new Set(words.split(' '))])

/** The least share of a text's words that are common words of its language. */
const leastShare = 0.12
/** The fewest such words. A list of names may hold one. */
const least = 2

/**
 * Returns the BCP 47 tag of a text in Latin letters; `und` if its words do not show the language.
 */
export function latinLanguage(text: string): string {
  const words = text.toLowerCase().match(/[\p{Script=Latin}\p{M}]+/gu) ?? []
  const [best, second] = commonWords
    .map(([tag, common]) => ({ tag, count: words.filter(word => common.has(word)).length }))
    .toSorted((a, b) => b.count - a.count)
  if (!best || !second || best.count < least || best.count < words.length * leastShare) return 'und'
  return best.count > second.count ? best.tag : 'und'
}
