/** Finds sentences in which sites say something of themselves. */
import { hasWord } from '#domain/text/has-word'
import { lettersIn } from '#domain/text/letters'
import type { Reach } from './cuts.ts'
import { isOfAdvert, isProse } from './prose.ts'

const siteNames =
  /(?:笔趣阁|筆趣閣|起点中文|飄天文學|飘天文学|纵横中文|晋江文学城|晉江文學城|天涯在线书库|小说下载|小說下載|TXT下载|txt小说|E书|电子书下载)/i

/** What sites say of themselves. Such words may also be in a sentence of an author. */
const adverts = [
  /(?:(?<![这這那该該])本[书書]|本文|本作品|此书|文章|小说|小說|电子书|電子書|TXT)\S{0,12}由\S{0,30}(?:整理(?!成)|制作|製作|提供|上传|上傳|首发|首發|收集|发布|發佈|分享)/i,
  /(?:本书|本書|本文|本作品)\S{0,20}(?:用户|用戶|网友|網友|会员|會員)(?:自行)?上[传傳]/,
  /(?:只|仅|僅)提供\S{0,20}(?:存储|存儲|下载|下載)服[务務]/,
  /更多(?:精彩|好书|好書|小说|小說|电子书|電子書|内容|內容|资源|資源)\S{0,6}(?:请|請|尽在|盡在|访问|訪問|登录|登錄|关注|關注|下载|下載|[，,：:!！]|$)/,
  /(?:手机|手機|电脑|電腦|移动|wap)\S{0,2}(?:用户|用戶|阅读|閱讀|站)\S{0,6}(?:请|請)?\S{0,4}(?:浏览|瀏覽|访问|訪問|登录|登錄|到|m\.)/i,
  /(?:请|請)\S{0,4}(?:记住|記住|收藏|牢记|牢記)\S{0,12}(?:本站|本书|本書|网址|網址|域名|网站|網站|首发)/,
  /(?:求|^感[谢謝]|^[谢謝]{2}|感[谢謝]\S{0,10}[的位])\S{0,10}(?:月票|推[荐薦]票|票票|打[赏賞]|[订訂][阅閱])(?!的)/,
  /(?:求|^感[谢謝]|^[谢謝]{2})\S{0,10}收藏/,
  /(?:下载|下載|阅读|閱讀)(?:后|後)?\S{0,8}24\s*小[时時](?:内|內)?\S{0,4}(?:删除|刪除)/,
  /(?:仅供|僅供)\S{0,8}(?:试读|試讀|预览|預覽|学习交流|學習交流|个人学习|個人學習)/,
  /(?:扫一扫|掃一掃|关注|關注|加)\S{0,10}(?:微信公[众眾]号|微信公眾號|公[众眾][号號]|QQ群|书友群|書友群|微信群)/i,
  siteNames,
  /^(?:点击|點擊)(?:上方|下方|蓝字)\S{0,20}(?:关注|關注)/,
  /(?:长按|長按)\S{0,8}(?:二维码|二維碼)/,
  /^(?:请|請)?(?:识别|識別|扫描|掃描)\S{0,4}(?:二维码|二維碼)\S{0,4}(?:关注|關注|加入|进群|下载|下載|$)/,
  /(?:各位书友|各位書友|喜欢本书|喜歡本書)\S{0,40}(?:推荐|推薦|收藏|投票)/,
  /(?:OCR|扫描|掃描|录入|錄入|校对|校對|排版|手打)\s*[:：]\s*\S{1,20}$/i,
]

/** Every advert has one of these words. Most lines have none. */
const mayBeAdvert = hasWord(
  '由|用[户戶]|[网網]友|[会會][员員]|提供|更多|手[机機]|[电電][脑腦]|移[动動]|wap|[记記]住|牢[记記]|收藏|票|打[赏賞]|[订訂][阅閱]|24|[仅僅]供|公[众眾]|群|[阁閣]|中文|文[学學]|[书書][库庫]|下[载載]|txt|e书|[点點][击擊]|二[维維][码碼]|[书書]友|本[书書]|ocr|[扫掃]描|[录錄]入|校[对對]|排版|手打',
)

/** What only sites have. Without it, an advert may be an author's: heirs collect books too. */
const ofSites =
  /[网網](?![络絡站])|本站|[尽盡]在|[论論][坛壇]|[电電]子[书書]|txt|e书|月票|推[荐薦]票|票票|打[赏賞]|[订訂][阅閱]|二[维維][码碼]|公[众眾]|群|[书書]友|[阁閣]|m\.|wap|上[传傳]|下[载載]/i
/** What the clauses beside an advert say. */
const beside = /支持|感[谢謝]|[谢謝]{2}|月票|票|打[赏賞]|[订訂][阅閱]|投票|大家|[书書]友|[亲親]/

function isAdvert(text: string): boolean {
  if (!mayBeAdvert(text)) return false
  const unsaid = text.replaceAll(/“[^”]*”|「[^」]*」/g, '')
  const own = /\p{Script=Han}/u.test(unsaid) ? unsaid : text
  return adverts.some(advert => advert.test(own))
}

/** Whether `line` is an advert and has no clause of an author. */
export function isAdvertOnly(line: string): boolean {
  if (!isAdvert(line)) return false
  const clauses = clausesOf(line)
  const { from, to } = advertIn(clauses)
  const others = [...clauses.slice(0, from), ...clauses.slice(to)].filter(one => !beside.test(one))
  return !isProse(others.join('')) && (clauses.length < 2 || ofSites.test(line))
}

const clausesOf = (sentence: string): readonly string[] =>
  sentence.split(/(?<=[，,、；。！？!?：）)])(?![，。！？!?”」』）)])/)

/** Returns the fewest clauses that advertise, and those after them that advertise too. */
function advertIn(clauses: readonly string[]): { readonly from: number; readonly to: number } {
  const isPart = (from: number, to: number) => isAdvert(clauses.slice(from, to).join(''))
  const first = clauses.findIndex((_, i) => !isPart(i + 1, clauses.length))
  const from = Math.max(0, first)
  const last = clauses.findIndex((_, i) => i >= from && isPart(from, i + 1))
  let to = last < 0 ? clauses.length : last + 1
  while (to < clauses.length && isOfAdvert(clauses[to] ?? '')) to++
  return { from, to }
}

/** Returns the sentences of `line` that advertise, each only with the clauses that do. */
export function advertSentences(line: string): readonly Reach[] {
  if (!isAdvert(line)) return []
  let end = 0
  const sentences = line
    .split(/(?<=[。！？!?][”」』）)]?)(?![。！？!?”」』）)])/)
    .map(sentence => ({ start: end, end: (end += sentence.length), sentence }))
  return sentences.flatMap(({ sentence, start }) => {
    if (/[“”「」]/.test(sentence) || !isAdvert(sentence) || !ofSites.test(sentence)) return []
    const clauses = clausesOf(sentence)
    const { from, to } = advertIn(clauses)
    if (sentences.length < 2 && from === 0 && to === clauses.length) return []
    const lead = clauses.slice(0, from).join('').length
    const advert = { start: start + lead, end: start + clauses.slice(0, to).join('').length }
    return [nameIn(line, advert) ?? advert]
  })
}

/** The most Han characters beside the name of a site that are no words of an author. */
const mostBeside = 6

/** Returns the name of a site if it alone advertises, and is among an author's words. */
function nameIn(line: string, { start, end }: Reach): Reach | null {
  const advert = line.slice(start, end)
  const [name = '', ...others] = advert.match(new RegExp(siteNames, 'gi')) ?? []
  const rest = advert.replace(name, '')
  const isAuthors = lettersIn(rest).han > mostBeside
  if (name === '' || others.length > 0 || !isAuthors || isAdvert(rest)) return null
  const from = start + advert.indexOf(name)
  return { start: from, end: from + name.length }
}
