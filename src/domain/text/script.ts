/** Telling simplified from traditional Chinese by characters that only one of them has. */

const simplified = new Set(
  '这们来时说国会对发后学经过还进动与为个长见问门开间关车东书马风语气电话给让边头实现点样听觉应该产业务' +
    '记纪孙轩辕灵诸义礼闻则万军将陈赵齐汉无虽尽处众圣贤亲岁战钱刘帅师诗谓诚谁当爱远难欢归强阳阴龙鸟鱼饮饭' +
    '请谢认识论议讲许设单总结统终组红绿',
)
const traditional = new Set(
  '這們來時說國會對發後學經過還進動與為個長見問門開間關車東書馬風語氣電話給讓邊頭實現點樣聽覺應該產業務' +
    '記紀孫軒轅靈諸義禮聞則萬軍將陳趙齊漢無雖盡處眾聖賢親歲戰錢劉帥師詩謂誠誰當愛遠難歡歸強陽陰龍鳥魚飲飯' +
    '請謝認識論議講許設單總結統終組紅綠',
)

/** How much of a text is looked at, in UTF-16 code units. */
const sample = 100_000

/** Of the characters that tell, one kind must be so many times as common as the other. */
const clear = 4
const least = 3

/** The BCP 47 tag of the Chinese that `text` is written in; null where its characters do not say it clearly. */
export function chineseIn(text: string): 'zh-Hans' | 'zh-Hant' | null {
  const { hans, hant } = tellingIn(text)
  if (hans >= least && hans >= hant * clear) return 'zh-Hans'
  return hant >= least && hant >= hans * clear ? 'zh-Hant' : null
}

/** The same, `zh-Hans` where nothing tells and the likelier where little does. */
export function chineseOf(text: string): 'zh-Hans' | 'zh-Hant' {
  const { hans, hant } = tellingIn(text)
  return hant > hans ? 'zh-Hant' : 'zh-Hans'
}

/** How many characters of `text` only one of the two has. */
function tellingIn(text: string): { readonly hans: number; readonly hant: number } {
  let [hans, hant] = [0, 0]
  for (const character of text.slice(0, sample)) {
    if (simplified.has(character)) hans++
    if (traditional.has(character)) hant++
  }
  return { hans, hant }
}
