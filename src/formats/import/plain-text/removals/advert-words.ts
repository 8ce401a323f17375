/** The words with which sites advertise themselves, and how far they reach in a line. */

/** A range of a line, in UTF-16 offsets. */
export interface Reach {
  readonly start: number
  readonly end: number
}

const [open, close] = ['（(【\\[〖〔', '）)】\\]〗〕']
const inside = `[^${open}${close}]`
const site = '(?:网址|網址|域名|地址|网站|網站)'

/**
 * The phrases of adverts, each with all that belongs to it. An author may write most of them:
 * 更新最快的作者, 请记住地址. One is certain if `certain` meets it or an address follows it.
 */
const phrases: readonly { readonly words: RegExp; readonly certain: RegExp | null }[] = [
  {
    words:
      /[（(【[〔]?\s?本章未完(?:成)?[，,\s]*(?:请|請)?(?:点击|點擊|翻)?(?:下一)?[页頁]?(?:继续|繼續)?(?:阅读|閱讀)?(?:后面精彩内容)?[！!。]?\s?[）)】\]〕]?/g,
    certain: /^[（(【[〔]|[点點][击擊]|[继繼][续續]|下一/,
  },
  {
    words: new RegExp(
      `[${open}]\\s?(?:未完待[续續]|本章完|待[续續]|跪?求|感[谢謝])(?:[。.…！!～~\\s]{0,8}|${inside}{0,40}(?:搜索|更新|章|月票|推[荐薦]票|收藏|[订訂][阅閱]|打[赏賞])${inside}{0,40})[${close}]`,
      'g',
    ),
    certain:
      /^.\s?(?:未完待[续續]|本章完|待[续續])[。.…！!～~\s]*.$|月票|推[荐薦]票|[订訂][阅閱]|[网網]|搜索|小[说說]|章[节節]/,
  },
  {
    words: new RegExp(
      `(?:[请請](?:[记記牢]住|牢[记記]|收藏)(?:本站|本[书書]|我[们們])?(?:最新|唯一)?(?:的)?(?:首[发發])?(?:的)?${site}|(?:天才)?[一壹]秒[钟鐘]?[记記]住(?:本站|${site}|(?=[【《「『\\[])|(?=[，,]?[为為]您)))(?:${site})?[：:，,\\s]{0,3}(?:[【《「『\\[][^】》」』\\]]{1,20}[】》」』\\]])?[，,\\s]{0,3}`,
      'g',
    ),
    certain:
      /(?:本站|本[书書]|我[们們]|最新|首[发發]).*(?:[网網]址|域名)|天才|[为為]您|[【《「『[].*(?:[网網]|[阁閣]|[书書][屋院吧]|小[说說]|中文|[a-z])/i,
  },
  {
    words:
      /(?:手[机機]|[电電][脑腦])(?:用[户戶]|版|站|[阅閱][读讀])(?:[请請](?:[浏瀏][览覽]|[访訪][问問]|登[录錄陆陸]|到)|(?:网址|網址)[：:])\s*/g,
    certain: /本站|m\.|wap/i,
  },
  {
    words:
      /(?:如果)?章[节節](?:[错錯][误誤]|有[误誤])[，,]\s*(?:[点點]此|[请請])?[举舉][报報](?:[（(]免注[册冊][）)])?(?:[，,]?[举舉][报報][后後][^。！]{0,40}[。！])?/g,
    certain: /[点點]此|免[注]|[举舉][报報][后後]/,
  },
  {
    words: /(?:最新|永久)(?:网址|網址|域名)[：:]\s*/g,
    certain: null,
  },
  {
    words: new RegExp(
      `[${open}]${inside}{0,30}(?:手打|首[发發]|更新最快|最快更新|[无無][弹彈]窗|[纯純]文字|最新章[节節])${inside}{0,30}[${close}]`,
      'g',
    ),
    certain: /小[说說][网網]|[网網](?!上|[络絡])|[书書][吧院屋]|[a-z]\.[a-z]/i,
  },
  {
    words: /(?:更新最快|最快更新|[无無][弹彈]窗)(?:的)?(?:小[说說])?[网網站]?[！!]?/g,
    certain: null,
  },
]
/** Every phrase has one of these words. Most lines have none, and this is one search, not eight. */
const inPhrases =
  /本章[未完]|待[续續]|求|感[谢謝]|[记記牢]住|牢[记記]|收藏|手[机機]|[电電][脑腦]|章[节節]|[网網]址|域名|手打|首[发發]|最快|[弹彈]窗|[纯純]文字/
/** What a printed source has in the same brackets. */
const source = /[《〈]|\d{4}|[年期刊报報卷]|月(?!票)|版(?![权權])/
/** The letters of a site's name with the same sign between each two: 三↑五↑中↑文↑网. */
const sign = '[^\\p{L}\\p{N}\\s，。、；：！？“”‘’（）《》…—·/\\\\-]'
const unusualSign = new RegExp(sign, 'u')
const between = `(${sign})`
const parted = new RegExp(
  `${between}\\p{Script=Han}(?:\\1\\p{Script=Han}){3,12}\\1|\\p{Script=Han}${between}\\p{Script=Han}(?:\\2\\p{Script=Han}){2,12}(?!\\2)`,
  'gu',
)
const siteName = /小[说說]|中文|更新|首[发發]|文[学學]|看[书書]|[书書][网網吧院]|[阅閱][读讀]|手打/

export interface AdvertPhrase extends Reach {
  /** Whether the phrase alone proves that it is an advert. */
  readonly isCertain: boolean
}

/**
 * Returns the places in `line` where a site advertises itself, in order. Those that are not certain
 * are part of no sentence.
 */
export function advertPhrases(line: string): readonly AdvertPhrase[] {
  const found = inPhrases.test(line)
    ? phrases.flatMap(({ words, certain }) =>
        matches(line, words).map(({ start, end }) => ({
          start,
          end,
          isCertain: certain?.test(line.slice(start, end + 4)) ?? false,
        })),
      )
    : []
  const names = unusualSign.test(line)
    ? matches(line, parted).filter(({ start, end }) =>
        siteName.test(line.slice(start, end).replaceAll(/\P{L}/gu, '')),
      )
    : []
  return [...found, ...names.map(name => ({ ...name, isCertain: true }))]
    .filter(({ start, end }) => end > start && !source.test(line.slice(start, end)))
    .sort((a, b) => a.start - b.start)
}

/** Whether no word adjoins the place. */
export const adjoinsNoWord = (line: string, { start, end }: Reach): boolean =>
  !/[\p{L}\p{N}]$/u.test(line.slice(Math.max(0, start - 2), start)) &&
  !/^[\p{L}\p{N}]/u.test(line.slice(end, end + 2))

const matches = (line: string, wanted: RegExp): readonly Reach[] =>
  Array.from(line.matchAll(wanted), ({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }))

/** What ends a clause that invites to a site. Without it 更多 and 最快 are an author's words too. */
const invitation =
  '[请請]|[尽盡]在|就在|登[录錄陆陸]|[访訪][问問]|[浏瀏][览覽]|[关關]注|搜索|首[发發]|更新|手打|章[节節]|小[说說]|[阅閱][读讀]|下[载載]|[网網]址|地址'
const before = new RegExp(
  `(?:(?:更多|最新|最快|全文|精彩|好看|免[费費])[^\\s，。！？；：“”]{0,4}?(?:${invitation})+[到上于於]?|[请請](?:[记記牢]住|收藏|到|上|登[录錄陆陸]|[访訪][问問]|[浏瀏][览覽]|[关關]注)[^\\s，。！？；：“”]{0,14}|(?:百度)?搜索|首[发發](?:于|於)?)[\\s：:,，]{0,3}$`,
)
const words =
  '[阅閱][读讀][体體][验驗]|更新最快|最快更新|更新速度最快|更新快|更新|首[发發]|手打|提供|[阅閱][读讀]|免[费費]|下[载載]|全文字|全文|[无無][弹彈]窗|[无無][广廣]告|[无無][错錯]|[纯純]文字|最新章[节節]|[欢歡]迎(?:光[临臨]|[访訪][问問]|您)|防止[丢丟]失|方便(?:下次)?[阅閱][读讀]|精彩|每[天日]更新|看小[说說]|看[书書]|小[说說][网網]?|更[优優][质質]的?|更多精彩|[为為]您|[广廣]大[书書]友|光[临臨]|最新|最快|全集|[电電]子[书書]|txt|的'
const after = new RegExp(`^(?:[\\s,，、：:]{0,2}(?:${words}))+[！!]?`, 'i')
const strong =
  /更新最快|最快更新|更新快|首[发發]|手打|[无無][弹彈]窗|[无無][广廣]告|[纯純]文字|最新章|防止[丢丟]失|方便|下[载載]|[为為]您|更多|[记記牢]住|收藏|[访訪][问問]|登[录錄陆陸]|更[优優]|光[临臨]/

/**
 * Extends `reach` by the advertising words and the decoration around it. Without strong words it
 * does so only if it `isKnown` as an advert.
 */
export function withWords(
  line: string,
  reach: Reach,
  isKnown = false,
): Reach & { readonly isAdvert: boolean } {
  const head = line.slice(Math.max(0, reach.start - 40), reach.start)
  const lead = before.exec(head)?.[0] ?? ''
  const tail = after.exec(line.slice(reach.end, reach.end + 80))?.[0] ?? ''
  const isAdvert = isKnown || strong.test(lead) || strong.test(tail)
  const wide = isAdvert ? { start: reach.start - lead.length, end: reach.end + tail.length } : reach
  return { ...enclosed(line, decorated(line, wide)), isAdvert }
}

const decoration = '[\\s*＊~～|｜_＿☆★◆◇▲△▼↑↓←→⊙●◎※§∷^＾+＋#＃%％&＆@＠$＄=＝◢◣◥◤]'
const [leading, trailing] = [
  new RegExp(`(?:${decoration}|(?:[-－]\\s?)+)*$`),
  new RegExp(`^(?:${decoration}|(?:[-－]\\s?)+)*`),
]

/** Extends `reach` by the signs around it that are no punctuation. */
function decorated(line: string, { start, end }: Reach): Reach {
  const lead = leading.exec(line.slice(Math.max(0, start - 12), start))?.[0].trimStart() ?? ''
  const tail = trailing.exec(line.slice(end, end + 12))?.[0].trimEnd() ?? ''
  return { start: start - lead.length, end: end + tail.length }
}

const pairs = new Map(
  ['（）', '()', '【】', '[]', '〖〗', '〔〕', '『』', '<>', '《》'].map(pair => [
    pair[0],
    pair[1],
  ]),
)

/** Extends `reach` by the brackets around it. */
function enclosed(line: string, { start, end }: Reach): Reach {
  const lead = start - (/\s*$/.exec(line.slice(Math.max(0, start - 12), start))?.[0].length ?? 0)
  const tail = end + (/^\s*/.exec(line.slice(end, end + 12))?.[0].length ?? 0)
  const closing = pairs.get(line[lead - 1])
  return closing !== undefined && line[tail] === closing
    ? { start: lead - 1, end: tail + 1 }
    : { start, end }
}

const ofAdverts =
  /小[说說][网網]|中文[网網]|文[学學][网網]|更新(?:最|快|[时時]|速)|最快更新|首[发發]|手打|本站|[网網]址|[书書]友|[尽盡]在|[论論][坛壇]|TXT|光[临臨]|[来來]源|本[书書]|客服|版[权權]|Copyright/i
/** Words of adverts that authors write as well. */
const ofBoth =
  /下[载載]|域名|收藏|整理|制作|[欢歡]迎|登[录錄陆陸]|[访訪][问問]|[阅閱][读讀]|精彩|校[对對]|[扫掃]描|公[众眾]|微信|QQ|[联聯][系繫]|[电電]子|投稿/gi
/** The most Han characters that a clause of an advert has beside those words. */
const besideWords = 8
export const hanIn = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0

const isOfAdvert = (clause: string): boolean => {
  if (ofAdverts.test(clause)) return true
  const others = clause.replaceAll(ofBoth, '')
  return others.length < clause.length && hanIn(others) <= besideWords
}

/** Whether `rest`, a line without its noise, is the author's and not part of an advert. */
export function isProse(rest: string): boolean {
  const own = rest.split(/(?<=[，。！？!?；])/).filter(clause => !isOfAdvert(clause))
  const han = hanIn(own.join(''))
  return han >= 10 || (han > 0 && /[，。！？；“”「」…]/.test(own.join('')))
}

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
  /(?:笔趣阁|筆趣閣|起点中文|飄天文學|飘天文学|纵横中文|晋江文学城|晉江文學城|天涯在线书库|小说下载|小說下載|TXT下载|txt小说|E书|电子书下载)/i,
  /^(?:点击|點擊)(?:上方|下方|蓝字)\S{0,20}(?:关注|關注)/,
  /(?:长按|長按)\S{0,8}(?:二维码|二維碼)/,
  /^(?:请|請)?(?:识别|識別|扫描|掃描)\S{0,4}(?:二维码|二維碼)\S{0,4}(?:关注|關注|加入|进群|下载|下載|$)/,
  /(?:各位书友|各位書友|喜欢本书|喜歡本書)\S{0,40}(?:推荐|推薦|收藏|投票)/,
  /(?:OCR|扫描|掃描|录入|錄入|校对|校對|排版|手打)\s*[:：]\s*\S{1,20}$/i,
]

/** Every advert has one of these words. Most lines have none. */
const inAdverts =
  /由|用[户戶]|[网網]友|[会會][员員]|提供|更多|手[机機]|[电電][脑腦]|移[动動]|wap|[记記]住|牢[记記]|收藏|票|打[赏賞]|[订訂][阅閱]|24|[仅僅]供|公[众眾]|群|[阁閣]|中文|文[学學]|[书書][库庫]|下[载載]|txt|e书|[点點][击擊]|二[维維][码碼]|[书書]友|本[书書]|ocr|[扫掃]描|[录錄]入|校[对對]|排版|手打/i

/** What only sites have. Without it, an advert may be an author's: heirs collect books too. */
const ofSites =
  /[网網](?![络絡站])|本站|[尽盡]在|[论論][坛壇]|[电電]子[书書]|txt|e书|月票|推[荐薦]票|票票|打[赏賞]|[订訂][阅閱]|二[维維][码碼]|公[众眾]|群|[书書]友|[阁閣]|m\.|wap|上[传傳]|下[载載]/i
/** What the clauses beside an advert say. */
const beside = /支持|感[谢謝]|[谢謝]{2}|月票|票|打[赏賞]|[订訂][阅閱]|投票|大家|[书書]友|[亲親]/

export function isAdvert(text: string): boolean {
  if (!inAdverts.test(text)) return false
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
    return [{ start: start + lead, end: start + clauses.slice(0, to).join('').length }]
  })
}

/** The most Han characters of a clause around an address that are no words of adverts. */
const longestName = 6

const several = new RegExp(`${words.replace(/\|的$/, '')}|[书書]友`, 'gi')

/** Returns the clause around an address if it has several advertising words, else null. */
export function advertClause(line: string, { start, end }: Reach): Reach | null {
  const head =
    /[^，。！？!?；;：“”「」]{0,30}$/.exec(line.slice(Math.max(0, start - 30), start))?.[0] ?? ''
  const tail = /^[^，。！？!?；;：“”「」]{0,30}/.exec(line.slice(end, end + 30))?.[0] ?? ''
  const others = hanIn((head + tail).replaceAll(several, ''))
  return new Set((head + tail).match(several)).size < 2 || others > longestName
    ? null
    : { start: start - head.length, end: end + tail.length }
}

/** Whether `clause`, which returns beside an address, advertises a site. */
export const isAdvertising = (clause: string): boolean =>
  strong.test(clause) || siteName.test(clause) || clause.match(several) !== null
