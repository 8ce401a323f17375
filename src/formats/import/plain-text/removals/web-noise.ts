/**
 * Finds what web sites add to the texts they publish: addresses, navigation, requests and adverts.
 */
import { hasClauses } from '#domain/text/sentence'
import type { PrintedLine } from '../printed-lines.ts'
import { offered, lineNumbersOf, type Offer } from './offer.ts'

const longestNoise = 160

const address =
  /(?:https?:\/\/|ftp:\/\/|www[.．。]|\b[a-z0-9-]{2,30}[.．](?:com|net|org|cn|cc|info|tw|hk|me|la|xyz|top|vip)\b)/i
/** The most UTF-16 code units of words that a line has besides an address. */
const wordsBesideAddress = 40

const navigation =
  /^[（(【[『「]*\s*(?:本章(?:未完|完|结束|結束|完结)|未完待[续續]|[上下]一(?:章[节節]|[章页頁回篇])(?=$|[\s：:|｜()（）[\]【】>＞»→←/·-]|[上下]一|目[录錄]|返回|更)|返回(?:目录|目錄|书页|書頁|顶部|首页)|加入书签|加入書籤|章节目录|章節目錄|最新章[节節]|点击下一页继续阅读|全文(?:完|终|終|阅读|閱讀)|全[书書](?:完|终|終))/

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
 * Converts full-width letters, in which sites write their addresses so that no filter finds them.
 */
const narrow = (text: string): string =>
  text.replaceAll(/[\uff01-\uff5e]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))

const adverts = [
  /(?:本书|本書|本文|本作品|此书|文章|小说|小說|电子书|電子書|TXT)\S{0,12}由\S{0,30}(?:整理(?!成)|制作|製作|提供|上传|上傳|首发|首發|收集|发布|發佈|分享)/i,
  /(?:本书|本書|本文|本作品)\S{0,20}(?:用户|用戶|网友|網友|会员|會員)(?:自行)?上[传傳]/,
  /(?:只|仅|僅)提供\S{0,20}(?:存储|存儲|下载|下載)服[务務]/,
  /更多(?:精彩|好书|好書|小说|小說|电子书|電子書|内容|內容|资源|資源)\S{0,6}(?:请|請|尽在|盡在|访问|訪問|登录|登錄|关注|關注|下载|下載|[，,：:!！]|$)/,
  /(?:手机|手機|电脑|電腦|移动|wap)\S{0,2}(?:用户|用戶|阅读|閱讀|站)\S{0,6}(?:请|請)?\S{0,4}(?:浏览|瀏覽|访问|訪問|登录|登錄|到|m\.)/i,
  /(?:请|請)\S{0,4}(?:记住|記住|收藏|牢记|牢記)\S{0,12}(?:本站|本书|本書|网址|網址|域名|网站|網站|首发)/,
  /(?:求|感谢|感謝|谢谢|謝謝)\S{0,10}(?:月票|推荐票|推薦票|票票|打赏|打賞|收藏|订阅|訂閱)/,
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

/** Returns the offers to leave out what web sites added to `lines`. */
export function webNoise(lines: readonly PrintedLine[]): readonly Offer[] {
  const noise = lineNumbersOf(lines, text => text.length <= longestNoise && isNoise(text))
  const seen = new Set(noise)
  const advertised = lineNumbersOf(
    lines,
    (text, at) =>
      !seen.has(at) && text.length <= longestNoise && adverts.some(advert => advert.test(text)),
  )
  return [...offered('web-noise', noise), ...offered('advert', advertised)]
}

function isNoise(text: string): boolean {
  if (text.length <= wordsBesideAddress) {
    if (navigation.test(text) || frame.some(sign => sign.test(text))) return true
    if (isRowOfLinks(text) && !hasClauses(text)) return true
  }
  // An address in mid-sentence belongs to the text.
  if (!address.test(narrow(text)) || /[，、；,;]$/.test(text)) return false
  const words = narrow(text).replace(/(?:https?:\/\/)?[\w.．/?=&%#~:-]+/gi, '')
  return words.length <= wordsBesideAddress
}
