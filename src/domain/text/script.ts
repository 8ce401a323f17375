/** Distinguishes simplified and traditional Chinese by characters that only one of them has. */

/** The same characters, in the same order, in one script and in the other. */
const simplifiedCharacters =
  '这们来时说国会对发后学经过还进动与为个长见问门开间关车东书马风语气电话给让边头实现点样听觉应该产业务' +
  '记纪孙轩辕灵诸义礼闻则万军将陈赵齐汉无虽尽处众圣贤亲岁战钱刘帅师诗谓诚谁当爱远难欢归强阳阴龙鸟鱼饮饭' +
  '请谢认识论议讲许设单总结统终组红绿'
const traditionalCharacters =
  '這們來時說國會對發後學經過還進動與為個長見問門開間關車東書馬風語氣電話給讓邊頭實現點樣聽覺應該產業務' +
  '記紀孫軒轅靈諸義禮聞則萬軍將陳趙齊漢無雖盡處眾聖賢親歲戰錢劉帥師詩謂誠誰當愛遠難歡歸強陽陰龍鳥魚飲飯' +
  '請謝認識論議講許設單總結統終組紅綠'
const simplified = new Set(simplifiedCharacters)
const traditional = new Set(traditionalCharacters)
const simplifiedWay = new Map(
  Array.from(traditionalCharacters, (character, at) => [
    character,
    simplifiedCharacters.charAt(at),
  ]),
)

/** How much of a text is examined, in UTF-16 code units. */
const sample = 100_000

/** How many times as common one kind must be, and its least number. */
const clear = 4
const least = 3

/** Returns the BCP 47 tag of the Chinese in `text`; null if its characters are not clear. */
export function chineseIn(text: string): 'zh-Hans' | 'zh-Hant' | null {
  const { hans, hant } = tellingIn(text)
  if (hans >= least && hans >= hant * clear) return 'zh-Hans'
  return hant >= least && hant >= hans * clear ? 'zh-Hant' : null
}

/** Returns the likelier tag, and `zh-Hans` if both are equally likely. */
export function chineseOf(text: string): 'zh-Hans' | 'zh-Hant' {
  const { hans, hant } = tellingIn(text)
  return hant > hans ? 'zh-Hant' : 'zh-Hans'
}

/** How many characters of `text` belong to only one of the two scripts. */
function tellingIn(text: string): { readonly hans: number; readonly hant: number } {
  let [hans, hant] = [0, 0]
  for (const character of text.slice(0, sample)) {
    if (simplified.has(character)) hans++
    if (traditional.has(character)) hant++
  }
  return { hans, hant }
}

/**
 * Returns `text` with the commonest traditional characters in their simplified form. Enough to see
 * whether two texts in two scripts have words in common.
 */
export function roughlySimplified(text: string): string {
  return Array.from(text, character => simplifiedWay.get(character) ?? character).join('')
}
