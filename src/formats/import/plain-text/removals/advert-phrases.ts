/** Finds the phrases with which sites advertise themselves, and site names with signs between. */
import { hasWord } from '#domain/text/has-word'
import { hasCharacter } from '#domain/text/letters'
import type { Reach } from './cuts.ts'

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
    words: /[请請](?:[记記牢]住|牢[记記]|收藏)(?:本站|本[书書]|我[们們])[：:，,\s]{0,3}(?=[!-~])/g,
    certain: null,
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
  {
    // 八㈠中文网: a number in other signs, so that no filter finds it.
    words:
      /(?=[^中]{0,4}[㈠-㈩①-⑳⑴-⒇❶-❿])[㈠-㈩①-⑳⑴-⒇❶-❿0-9０-９〇零一二三四五六七八九十]{2,5}中文(?![版本译譯书書字名])[网網]?/g,
    certain: /./,
  },
]
/** Every phrase has one of these words. Most lines have none, and this is one search, not eight. */
const mayHavePhrase = hasWord(
  '本章[未完]|待[续續]|求|感[谢謝]|[记記牢]住|牢[记記]|收藏|手[机機]|[电電][脑腦]|章[节節]|[网網]址|域名|手打|首[发發]|最快|[弹彈]窗|[纯純]文字|中文',
)
/** What a printed source has in the same brackets. */
const source = /[《〈]|\d{4}|[年期刊报報卷]|月(?!票)|版(?![权權])/
/** The letters of a site's name with the same sign between each two: 三↑五↑中↑文↑网. */
const sign = '[^\\p{L}\\p{N}\\s，。、；：！？“”‘’（）《》…—·/\\\\-]'
const hasUnusualSign = hasCharacter(new RegExp(sign, 'u'))
const between = `(${sign})`
const parted = new RegExp(
  `${between}\\p{Script=Han}(?:\\1\\p{Script=Han}){3,12}\\1|\\p{Script=Han}${between}\\p{Script=Han}(?:\\2\\p{Script=Han}){2,12}(?!\\2)`,
  'gu',
)
export const siteName =
  /小[说說]|中文|更新|首[发發]|文[学學]|看[书書]|[书書][网網吧院]|[阅閱][读讀]|手打/

export interface AdvertPhrase extends Reach {
  /** Whether the phrase alone proves that it is an advert. */
  readonly isCertain: boolean
}

/**
 * Returns the places in `line` where a site advertises itself, in order. Those that are not certain
 * are part of no sentence.
 */
export function advertPhrases(line: string): readonly AdvertPhrase[] {
  const found = mayHavePhrase(line)
    ? phrases.flatMap(({ words, certain }) =>
        matches(line, words).map(({ start, end }) => ({
          start,
          end,
          isCertain: certain?.test(line.slice(start, end + 4)) ?? false,
        })),
      )
    : []
  const names = hasUnusualSign(line)
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
