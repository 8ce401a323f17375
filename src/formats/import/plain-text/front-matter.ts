import { hanNumerals } from '#domain/text/numerals'
import { hasClauses } from '#domain/text/sentence'
import type { Line } from './line-kinds.ts'
import { isContentsTitle } from '../headings/named-headings.ts'

/** The title and author that the first lines of a text state. */
export interface FrontMatter {
  readonly title: string
  readonly author?: string
  /**
   * The number of title lines, which open the first chapter: 1, or 0 if a label names the title.
   */
  readonly titleLines: 0 | 1
}

const longestTitle = 30
const longestAuthor = 12
const longestLatinAuthor = 40
/** Labels are looked for in this many first lines. */
const labelled = 12
const longestLabelled = 60

const bracketed =
  /^《([^《》]{1,40})》\s*[（(]?\s*(?:作者|著者)?[：:]?\s*([^\s《》（）()]{0,12}?)\s*[著撰]?\s*[）)]?$/
const signed = /^(?:作者|著者|作|文|撰者|原著)\s*[：:／/]\s*(\S.{0,30})$/
/** [清]曹雪芹 著 */
const written =
  /^((?:[〔［[（(]\s*\p{Script=Han}{1,3}\s*[〕］\]）)]\s*)?\p{Script=Han}[\p{Script=Han}·•．・\s]{1,10}?)(?:\s*[著撰]|\s+[编編译譯]|\s*[主合][编編])$/u
const by = /^by\s+(\S.{0,39})$/i
const titleLabel = /^(?:书\s*名|書\s*名|题名|題名|标题|標題|篇名|Title)\s*[：:]\s*(\S.{0,59})$/i
const authorLabel = /^(?:作\s*者|著者|原著|撰者|Author)\s*[：:]\s*(\S.{0,59})$/i

/**
 * Returns the title and author at the head of `lines`; null if `lines` begin with the text itself.
 * They do if the first line runs on into the second (`runsOn`).
 */
export function frontMatter(lines: readonly Line[], runsOn = false): FrontMatter | null {
  return byLabels(lines) ?? (runsOn ? null : byPlace(lines))
}

/** Reads labels such as 书名：… and 作者：…. */
function byLabels(lines: readonly Line[]): FrontMatter | null {
  const first = lines.slice(0, labelled).filter(({ text }) => text.length <= longestLabelled)
  const title = matched(first, titleLabel)
  if (title === undefined) return null
  const author = matched(first, authorLabel)
  return { ...withAuthor(title.replace(/^《(.+)》$/, '$1').trim(), author), titleLines: 0 }
}

const matched = (lines: readonly Line[], label: RegExp): string | undefined =>
  lines.map(({ text }) => label.exec(text)?.[1]).find(value => value !== undefined)

/** Reads the first line as a title if the lines after it leave no other reading. */
function byPlace([first, second, third]: readonly Line[]): FrontMatter | null {
  if (first?.kind !== 'body' || first.apart || second === undefined) return null
  const author =
    (signed.exec(second.text) ?? written.exec(second.text) ?? by.exec(second.text))?.[1] ??
    nameAlone(second, third)
  const [, title, beside] = bracketed.exec(first.text) ?? []
  if (title !== undefined) return { ...withAuthor(title, author ?? beside), titleLines: 1 }
  return isTitle(first.text) && (author !== undefined || isApart(first.text, second))
    ? { ...withAuthor(first.text, author), titleLines: 1 }
    : null
}

/** The most common surnames, and those of well-known writers. */
const surnames =
  '王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文鲁魯巴茅艾郁俞穆柳严嚴聂聶阮欧歐关關施蒲纪紀屈陶莫费費梅章葛洪左岳齐齊毕畢倪闻聞舒卞臧牛霍殷辛晏班'
const name = new RegExp(`^(?:[${surnames}]\\p{Script=Han}{1,2}|[老庄莊孟荀墨列]子)$`, 'u')

/** The author's name, if it is alone on the line between the title and a blank line or a date. */
const nameAlone = ({ text, gap }: Line, next: Line | undefined): string | undefined =>
  next !== undefined &&
  ((next.gap > gap && name.test(text)) ||
    (dated.test(next.text) && /^\p{Script=Han}{2,4}$/u.test(text)))
    ? text
    : undefined

const withAuthor = (
  title: string,
  author: string | undefined,
): { readonly title: string; readonly author?: string } =>
  author !== undefined &&
  author !== '' &&
  author.length <= (/^[\x20-\x7e]+$/.test(author) ? longestLatinAuthor : longestAuthor)
    ? { title, author: author.trim() }
    : { title }

const isTitle = (text: string): boolean =>
  text.length <= longestTitle &&
  /\p{L}/u.test(text) &&
  !isContentsTitle(text) &&
  !hasClauses(text) &&
  !/[：:…—“”「」]$/.test(text)

/** The date of a document, or the body that adopted it: （2019年1月5日）, ——2019年1月5日在大会上. */
const dated =
  /^(?:[（(][^（）()]*[0-9０-９〇○零一二三四五六七八九十]\s*[年月日][^（）()]*[）)]$|(?:——|--|―+|－－)\s*.{0,20}[0-9０-９〇○零一二三四五六七八九十]\s*[年月日])/

/**
 * Whether the line after a title is a heading, a date, a table of contents, or prose longer than
 * the title.
 */
const isApart = (title: string, { kind, text }: Line): boolean =>
  kind === 'heading' ||
  (kind === 'body' &&
    (dated.test(text) || isContentsTitle(text) || (hasClauses(text) && text.length > title.length)))

/** A chapter of a classical book: 學而第一. */
const inSeries = new RegExp(`^.{1,12}第[${hanNumerals}]+$`)
/** With so many other titles in the text, the first is one of them. */
const several = 3

/**
 * Whether the title that was read from the first line is one of several in the text, such as 逍遥游
 * and 學而第一, and therefore that of a chapter. `drafts` are the paragraphs after it.
 */
export function isOneOfSeveral(
  title: string,
  drafts: readonly { readonly kind: string; readonly text: string }[],
): boolean {
  if (inSeries.test(title)) return drafts.some(({ text }) => text !== title && inSeries.test(text))
  let others = 0
  for (const [i, { kind, text }] of drafts.entries()) {
    const next = drafts[i + 1]
    if (kind !== 'body' || text === title || !next || !isTitle(text)) continue
    if (next.kind === 'body' && hasClauses(next.text) && next.text.length > text.length) others += 1
    if (others === several) return true
  }
  return false
}

const inName = /^(.{1,40}?)[\s_—–-]*(?:作者|著者|by)\s*[：:_\s-]\s*(\S.{0,29})$/i

/** Returns the title and author in a file name, without its extension. */
export function namedByFile(fileName: string): {
  readonly title: string
  readonly author?: string
} {
  const name = fileName.replace(/(?!^)\.[^.]*$/, '')
  const [, title, author] = bracketed.exec(name) ?? inName.exec(name) ?? []
  return title === undefined
    ? { title: name }
    : withAuthor(title.replace(/^《(.+)》$/, '$1'), author)
}
