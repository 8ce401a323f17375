/** Finds a title in the first line of a text whose file name says less than that line. */
import { hasClauses } from '#domain/text/sentence'
import type { Draft } from './draft.ts'
import { headingForm } from './headings/heading-forms.ts'
import { isContentsTitle, isNamedHeading } from './headings/named-headings.ts'
import { titleOfFile } from './structured/title-of-file.ts'

const longest = 30
const chinese = /\p{Script=Han}/u
/** Names that programs give, or that name a side and no book. */
const generic =
  /^(?:新建|新增|未命名|未标题|无标题|無標題|文档|文件|文檔|文本|副本|下载|下載|全文|正文|原文|译文|譯文|中文|简体|繁体|簡體|繁體)[\s\dA-Za-z()（）_-]*(?:文本文档|文档|文檔|文件)?[\s\d()（）_-]*$/

/** Whether a file name has no Chinese title: an identifier, or a name that a program gave. */
const saysLittle = (name: string): boolean => !chinese.test(name) || generic.test(name)

/**
 * Returns the first line of the text as its title, if it can be one and the file name says less;
 * otherwise null. Parts of a book, such as 第一章 and 序言, are no titles of books.
 */
export function titleInText(
  fileName: string,
  drafts: Iterable<Pick<Draft, 'kind' | 'text'>>,
): string | null {
  if (!saysLittle(titleOfFile(fileName))) return null
  const [first, second] = drafts
  if (!first || !second || (first.kind !== 'heading' && first.kind !== 'body')) return null
  return isTitle(first.text) ? first.text : null
}

/** Between cells, or in the description of a character by its parts. */
const ofTable = /[\t⿰-⿿]/

const isTitle = (text: string): boolean =>
  text.length <= longest &&
  /\p{Script=Han}.*\p{Script=Han}/u.test(text) &&
  !ofTable.test(text) &&
  !hasClauses(text) &&
  !/[：:…—“”「」]$/.test(text) &&
  headingForm(text) === null &&
  !isNamedHeading(text) &&
  !isContentsTitle(text)
