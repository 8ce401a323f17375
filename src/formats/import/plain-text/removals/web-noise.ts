/**
 * Finds what web sites add to the texts they publish: addresses, navigation, requests and adverts.
 */
import { lettersIn } from '#domain/text/letters'
import { hasClauses } from '#domain/text/sentence'
import type { PrintedLine } from '../printed-lines.ts'
import { isAdvertising } from './advert-reach.ts'
import { isAdvertOnly } from './advert-sentences.ts'
import { without, type Reach } from './cuts.ts'
import type { NoiseWithin } from './noise-within.ts'
import { hasLatin, plainLetters } from './plain-letters.ts'
import { isProse } from './prose.ts'
import { webAddresses } from './web-addresses.ts'
import { offered, lineNumbersOf, type Offer } from './offer.ts'

const longestNoise = 160

const address =
  /(?:https?:\/\/|ftp:\/\/|www[.．。]|\b[a-z0-9-]{2,30}[.．](?:com|net|org|cn|cc|info|tw|hk|me|la|xyz|top|vip)\b)/i
/** The most UTF-16 code units of words that a line has besides an address. */
const wordsBesideAddress = 40

const navigation =
  /^[（(【[『「]*\s*(?:(?:本章(?:未完|完|结束|結束|完结)|未完待[续續]|全[文书書](?:完|终|終))(?!\p{L})|[上下]一(?:章[节節]|[章页頁回篇])(?=$|[\s：:|｜()（）[\]【】>＞»→←/·-]|[上下]一|目[录錄]|返回|更)|返回(?:目录|目錄|书页|書頁|顶部|首页)|加入书签|加入書籤|章节目录|章節目錄|最新章[节節]|点击下一页继续阅读|全文(?:阅读|閱讀))/u

/** The most Han characters of a line that begins as navigation does: 章节目录里有他的名字…… */
const longestNavigation = 18

/** Lines that a site's page has around its text. */
const frame = [
  /^(?:您(?:的|现在的|現在的)?(?:当前|當前|所在)?|当前|當前|现在的|現在的)位置\s*[：:].{0,20}(?:[>＞»→/]|$)/,
  /^(?:所在)?位置\s*[：:].{0,20}[>＞»→]/,
  /^[【[(（]?\s*(?:字体|字體|字号|字號)(?:大小)?\s*[：:]?\s*[【[(（]?\s*(?:特大|大|小|默认)(?:[\s】\])）/|、中]|$)/,
  /^[【[(（]\s*(?:打印|列印|关闭|關閉|收藏|复制链接|我要评论|我要評論|发表评论)(?:[本此]?[页頁文篇稿]|窗口)?\s*[】\])）]/,
  /^(?:打印本[页頁文]|分享到|分享至|网友评论|網友評論|发表评论|發表評論|相关阅读|相關閱讀|相关新闻|相關新聞|热门推荐|熱門推薦|猜你喜欢|延伸阅读)(?:\s*[：:]?\s*$|\s*[：:]|\s)/,
  /(?:ICP\s*[备備证證]|公网安备|公網安備)\s*\S{0,4}\d/i,
  /(?:Copyright|©|版权所有|版權所有).{0,40}(?:\d{4}|保留|All Rights)/i,
  /^(?:往期(?:推荐|推薦|回顾|回顧|精选)|阅读原文|閱讀原文|喜欢此内容的人还喜欢)/,
  /^[-—=*~\s]*THE END[-—=*~.\s]*$/i,
  /^首[页頁]\s*(?:>|＞|»|→)/,
  /^作者\s*[：:].{1,20}\s(?:更新|发布|發佈|發布)(?:时间|時間)\s*[：:]/,
  /^推[荐薦][阅閱][读讀]\s*[：:]/,
  /^(?:更新(?:时间|時間)|发布(?:时间|時間)|本章字[数數])\s*[：:]\s*\d/,
  /^(?:编辑|編輯|发布|發布|發佈)于\s*\d{4}-\d/,
  /^(?:赞同|贊同)\s*[\d.]+\s*[万萬]?\s.{0,12}(?:评论|評論)/,
  /^(?:阅读|閱讀)\s*[\d.]+\s*[万萬]?\+?\s.{0,12}(?:赞|讚|在看)/,
  /^收[录錄]于(?:话题|話題|合集|专辑|專輯)/,
  /^著作[权權][归歸]作者所有。商[业業][转轉][载載]/,
  /^[←«‹◀].{0,30}[章回节節卷篇页頁录錄]|[章回节節卷篇页頁录錄].{0,30}[→»›▶]$/,
]
/** Links at the foot of a site. One alone proves nothing: 注册 is also an ordinary word. */
const links =
  /^(?:设为首页|設為首頁|加入收藏|联系我们|聯繫我們|关于我们|關於我們|网站地图|網站地圖|免责声明|免責聲明|隐私政策|隱私政策|广告服务|廣告服務|登录|登錄|注册|註冊)+$/
const longestLink = 4

/**
 * Whether `text` is a row of at least two links. Links written together are longer than
 * `longestLink`.
 */
function isRowOfLinks(text: string): boolean {
  const found = text.split(/[\s|｜·•/()（）[\]【】—-]+/).filter(part => links.test(part))
  return found.length > 1 || found.some(({ length }) => length > longestLink)
}

/**
 * Returns the offers to leave out what web sites added to `lines`: whole lines only. `within` says
 * which lines have words of the author beside the noise.
 */
export function webNoise(
  lines: readonly PrintedLine[],
  { whole, prose }: Pick<NoiseWithin, 'whole' | 'prose'>,
): readonly Offer[] {
  const isShort = (text: string, at: number) => text.length <= longestNoise && !prose.has(at)
  const noise = lineNumbersOf(lines, (text, at) => isShort(text, at) && isNoise(text))
  const seen = new Set(noise)
  const advertised = lineNumbersOf(
    lines,
    (text, at) => !seen.has(at) && isShort(text, at) && (whole.has(at) || isAdvertOnly(text)),
  )
  return [...offered('web-noise', noise), ...offered('advert', advertised)]
}

/** A note that cites an address, or the day on which it was read. */
const footnote =
  /^(?:注|[[［【〔(（]?\d{1,3}[\]］】〕)）]|[①-⑳])|(?:19|20)\d\d\s?(?:年|[-/.]\d).{0,12}(?:[访訪][问問]|[检檢]索|[查浏瀏]|下[载載])/

const latin = /(?:https?:\/\/)?[\w./?=&%#~:\uff0e\uff0f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a-]+/gi
/** Whether `words` are few or a site's. Others that adjoin an address may be an author's. */
const isInvited = (words: string): boolean =>
  lettersIn(words).han < 3 || isAdvertising(words) || /[网網站]/.test(words)

/** Whether a word of the author adjoins `site`, or a speaker's name is before it. */
const adjoins = (text: string, { start, end }: Reach): boolean =>
  /\p{Script=Han}$/u.test(text.slice(0, start)) || /^\p{Script=Han}/u.test(text.slice(end))

function isNoise(text: string): boolean {
  if (text.length <= wordsBesideAddress) {
    if (
      (navigation.test(text) && lettersIn(text).han <= longestNavigation) ||
      frame.some(sign => sign.test(text))
    )
      return true
    if (!hasClauses(text) && isRowOfLinks(text)) return true
  }
  // An address in mid-sentence belongs to the text.
  if (!hasLatin(text) || /[，、；,;]$/.test(text) || footnote.test(text)) return false
  const sites = webAddresses(text)
  if (sites.length === 0 && !address.test(plainLetters(text))) return false
  // The marks of the author stay: without them no clause is seen.
  const words = without(text, sites).replaceAll(latin, '')
  if (words.length > wordsBesideAddress || isProse(words)) return false
  return isInvited(words) || !sites.some(site => adjoins(text, site))
}
