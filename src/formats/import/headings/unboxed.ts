/** Strips the decoration of titles: 【第一章】, ===第一章===, ☆、归来, 正文 第一章. */

const pairs = '【】〖〗［］[]「」『』《》〈〉<>（）()'
const inner = /^[（(【[]([^（()）【】[\]]+)[）)】\]]$/
const decoration = '[=＝*＊~～☆★※◆◇●○◎■□▲△▼▽§#＃━═—–_+-]'
const framed = new RegExp(`^${decoration}{1,20}\\s*([^]*?)\\s*${decoration}{1,20}$`)
const led = new RegExp(`^([☆★※◆◇●○◎■□▲△§]|[#＃]{1,6})\\s*[、.．:：]?\\s*(\\S[^]*)$`)
const mainText =
  /^[【（([]?(?:正文卷?|VIP(?:卷|章[节節])?|最新章[节節]|章[节節]目[录錄])[】）)\]]?[\s_:：·、.—-]*(?=第|卷|序|楔|引|番|尾|终|終|后|後|Chapter|\d)/iu

interface Unboxed {
  readonly core: string
  readonly isBoxed: boolean
  /** The star or similar sign before the title; null if it has none. */
  readonly star: string | null
}

/**
 * Returns `line` without its brackets, the signs around it, or a word such as 正文 before the title.
 * `isDivision` is whether the words in brackets are the number of a part of a book.
 */
export function unboxed(line: string, isDivision: (text: string) => boolean): Unboxed {
  const open = pairs.indexOf(line.charAt(0))
  if (open >= 0 && open % 2 === 0) {
    const end = line.indexOf(pairs.charAt(open + 1))
    // In 【第一章】 归来, brackets around the number alone do not make a boxed title.
    // Some have two pairs of brackets: [(第一章 归来)].
    if (end === line.length - 1)
      return { core: plain(line.slice(1, -1).replace(inner, '$1')), isBoxed: true, star: null }
    const inside = line.slice(1, end).trim()
    const isNumber = end > 0 && isDivision(inside) && inside.length <= 8
    return isNumber
      ? { core: `${inside} ${plain(line.slice(end + 1))}`.trim(), isBoxed: true, star: null }
      : { core: plain(line), isBoxed: false, star: null }
  }
  const words = framed.exec(line)?.[1]
  if (words !== undefined && words !== '') return { core: plain(words), isBoxed: true, star: null }
  const [, star, rest] = led.exec(line) ?? []
  if (star !== undefined && rest !== undefined) return { core: plain(rest), isBoxed: true, star }
  return { core: plain(line), isBoxed: false, star: null }
}

const plain = (text: string): string => text.trim().replace(mainText, '')
