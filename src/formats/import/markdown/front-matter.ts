export interface MarkdownFacts {
  readonly title?: string | undefined
  readonly author?: string | undefined
  readonly language?: string | undefined
  /** The text after the front matter. */
  readonly body: string
}

const fence = /^(---|\+\+\+)[ \t]*\n([^]*?\n)?(?:\1|\.\.\.)[ \t]*(?:\n|$)/
const line = /^([A-Za-z_-]{1,30}|标题|標題|书名|書名|作者|日期)\s*[:=]\s*(.*)$/
/**
 * A line of front matter: a fact, the continuation of one, or a comment. Any other line is text
 * between two rules.
 */
const factLine = /^(?:\s*$|[ \t]+\S|[\p{L}_"'][^:=\n]{0,40}[:=]|-\s|-$|[#[\]}])/u
const entry = /^\s*-\s+(?:name\s*:\s*)?(.*)$/

/**
 * Reads the front matter of a Markdown file, between two lines of `---` or `+++` at its beginning.
 */
export function markdownFacts(text: string): MarkdownFacts {
  const found = fence.exec(text)
  if (found === null) return titleLines(text)
  const lines = (found[2] ?? '').split('\n')
  // `甲: 你好` may be a line of a play.
  const areFacts =
    lines.every(written => factLine.test(written)) &&
    (lines.some(written => line.test(written)) || lines.every(written => written.trim() === ''))
  if (!areFacts || /^\s*\n/.test(found[2] ?? '')) return { body: text }
  const facts = new Map<string, string>()
  let list = ''
  for (const written of lines) {
    const [, key = '', value = ''] = line.exec(written) ?? []
    const [, item = ''] = entry.exec(written) ?? []
    if (key !== '') list = value.trim() === '' ? key.toLowerCase() : ''
    if (value.trim() !== '') facts.set(key.toLowerCase(), bare(value))
    else if (item !== '' && list !== '') {
      facts.set(list, [facts.get(list) ?? [], bare(item)].flat().join(', '))
    }
  }
  const first = (...keys: readonly string[]) => keys.map(key => facts.get(key)).find(Boolean)
  return {
    title: first('title', '标题', '標題', '书名', '書名'),
    author: first('author', 'authors', 'creator', '作者'),
    language: first('lang', 'language', 'locale'),
    body: text.slice(found[0].length),
  }
}

const percent = /^%[ \t]+(\S.*)\n(?:%[ \t]*(.*)\n(?:%.*\n)?)?(?=[ \t]*(?:\n|$))/

/** Reads Pandoc's title block: `% title`, `% authors`, `% date`. */
function titleLines(text: string): MarkdownFacts {
  const [whole, title, authors = ''] = percent.exec(text) ?? []
  if (whole === undefined) return { body: text }
  const author = authors
    .split(';')
    .map(name => name.trim())
    .join(', ')
  return { title, ...(author !== '' && { author }), body: text.slice(whole.length) }
}

/** Returns a value without quotation marks; the entries of a list joined by commas. */
const bare = (value: string): string =>
  value
    .trim()
    .replaceAll(/^\[|\]$/g, '')
    .split(',')
    .map(entry => entry.trim().replaceAll(/^(["'])(.*)\1$/g, '$2'))
    .join(', ')
