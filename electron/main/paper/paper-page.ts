/**
 * The document that is printed: a head of ours around the pages that the page of the program sent.
 * It has no script and loads only style sheets and faces of the build.
 */
import type { PaperSheet } from '#contract/paper'
import { origin } from '../page/address.ts'

export const paperUrl = `${origin}/paper.html`

/** The headers of the document. Only the element with `nonce` and attributes add styles. */
export const paperHeaders = (nonce: string): Readonly<Record<string, string>> => ({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    `default-src 'none'`,
    `style-src-elem 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-inline'`,
    `font-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types 'none'`,
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
})

/** What the page has loaded in development, where its style sheets are no files of the build. */
export const developmentStyles: readonly string[] = [
  'ui/styles/tokens.css',
  'ui/styles/fonts.css',
  'ui/styles/base.css',
  'ui/styles/marks.css',
  'ui/styles/traditional-faces.css',
  'ui/styles/faces/forms.css',
  'ui/paper/paper-faces.css',
  'ui/paper/paper.module.css',
]

/** The addresses of the style sheets that `sheet` names. */
export const stylesOf = ({ styles }: Pick<PaperSheet, 'styles'>): readonly string[] =>
  styles.map(name => `assets/${name}`)

/**
 * Returns the document with `pages`, which are UTF-8, in its body. `styles` are below our own
 * address.
 */
export function paperDocument(
  { title, language, width, height }: Omit<PaperSheet, 'styles'>,
  styles: readonly string[],
  pages: Uint8Array,
  nonce: string,
): Buffer {
  const links = styles.map(path => `<link rel="stylesheet" href="${origin}/${path}">`)
  const head = `<!doctype html>
<html lang="${escaped(language)}" data-theme="light">
<head>
<meta charset="utf-8">
<title>${escaped(title)}</title>
${links.join('\n')}
<style nonce="${nonce}">@page { size: ${width}mm ${height}mm; margin: 0 }</style>
</head>
<body class="on-paper">
`
  return Buffer.concat([Buffer.from(head), pages, Buffer.from('\n</body>\n</html>\n')])
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' }

const escaped = (text: string): string =>
  text.replaceAll(/[&<"]/g, character => entities[character] ?? character)

/** Whether the printed document may load `url`: a style sheet or a face of the build. */
export const isForPaper = (url: string): boolean =>
  url.startsWith(`${origin}/assets/`) && /\.(css|woff2)$/.test(url)

/** The same in development, where they are wherever their sources are. */
export const isSourceForPaper = (url: string): boolean =>
  url.startsWith(`${origin}/`) && /\.(css|woff2)$/.test(url)
