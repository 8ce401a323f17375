import { directionOf, knownTag } from '#domain/text/language-tag'

/** How a language is named in a DOCX. */
export interface DocxLanguage {
  /** The properties of a run: its fonts, before all others. */
  readonly fonts: string
  /** The properties of a run: its direction and language, after all others. */
  readonly language: string
  /** The properties of a paragraph, after its numbering and before its spacing. */
  readonly direction: string
}

/** Word knows languages by their region. `tag` is a BCP 47 tag. */
export function docxLanguage(tag: string): DocxLanguage {
  const known = knownTag(tag)
  const { language, region, script } = new Intl.Locale(known ?? 'en').maximize()
  const isChinese = language === 'zh' || language === 'lzh'
  const named = escaped(isChinese ? chinese(script) : region ? `${language}-${region}` : language)
  const isRtl = directionOf(tag) === 'rtl'
  const asian = isChinese || language === 'ja' || language === 'ko'
  const names = asian
    ? `<w:lang w:val="en-US" w:eastAsia="${named}"/>`
    : `<w:lang w:val="${named}" w:eastAsia="zh-CN"${isRtl ? ` w:bidi="${named}"` : ''}/>`
  return {
    fonts: asian ? '<w:rFonts w:hint="eastAsia"/>' : '',
    language: `${isRtl ? '<w:rtl/>' : ''}${names}`,
    direction: isRtl ? '<w:bidi/>' : '',
  }
}

const chinese = (script: string | undefined): string => (script === 'Hant' ? 'zh-TW' : 'zh-CN')

/** Tags have letters, digits and hyphens only. */
const escaped = (tag: string): string => tag.replaceAll(/[^A-Za-z0-9-]/g, '')

/** The font of Chinese for the whole document. */
export const chineseFont = (tag: string): string =>
  new Intl.Locale(knownTag(tag) ?? 'zh').maximize().script === 'Hant' ? 'PMingLiU' : 'SimSun'
