/** Recognizes the parts of a book that have a name instead of a number, such as a preface. */
import { hanNumerals } from '#domain/text/numerals'

const names =
  '序言 序章 序幕 序曲 前传 前傳 后传 後傳 间章 間章 自序 代序 总序 總序 原序 译序 譯序 小序 前言 引言 导言 導言 导论 導論 绪论 緒論 绪言 緒言 弁言 凡例 例言 题记 題記 缘起 緣起 楔子 引子 尾声 尾聲 结语 結語 结论 結論 结束语 結束語 后记 後記 后序 後序 跋语 跋語 附录 附錄 附则 附則 番外 番外篇 外传 外傳 外篇 终章 終章 尾章 终卷 大结局 大結局 最终回 最終回 致谢 致謝 鸣谢 献词 獻詞 参考文献 參考文獻 出版说明 出版說明 编者按 編者按 编后记 編後記 译后记 譯後記 译者序 譯者序 译者前言 再版序 再版前言 初版序 内容简介 內容簡介 内容提要 內容提要 作者简介 作者簡介 写在前面 寫在前面 写在后面 写在最后 寫在最後 完结感言 完結感言 完本感言 摘要 内容摘要 內容摘要'
    .split(' ')
    // Print may space out a short name: 后 记.
    .map(name => Array.from(name).join('\\s*'))

const han = `[${hanNumerals}]`
const number = `(?:${han}+|[0-9０-９]{1,4})`
const gap = '[\\s：:·—、．.]'
const chinese = new RegExp(
  `^(?:${names.join('|')}|序(?=\\s|${han}|$)|跋(?=\\s|$)|引(?=\\s|$)|第\\s*${number}\\s*版\\s*(?:序言?|前言|后记|後記))` +
    `(?:之)?(?:${number}|[A-ZＡ-Ｚ](?![A-Za-z])|[（(]${number}[）)])?(?:$|${gap}.{0,40}$)`,
)
const english =
  /^(?:abstract|prologue|epilogue|preface|foreword|introduction|afterword|postscript|appendix(?:\s+[A-Z\d]{1,3})?|conclusion|acknowledge?ments?|bibliography|dedication)(?:$|[.:]?$|[.:—–-]\s*\S.{0,60}$)/i

/** Whether `line` is the name of such a part, with or without a title. */
export const isNamedHeading = (line: string): boolean =>
  (chinese.test(line) || (english.test(line) && /^[A-Z]/.test(line))) &&
  !/[。！？!?；;：:，,、…]$/.test(line)

const contentsTitle =
  /^[【[（(《〈]?\s*(?:[总總]?目\s*[录錄次]|章\s*[节節]\s*目\s*[录錄]|contents|table of contents)\s*[】\]）)》〉]?\s*[：:]?$/i

/** Whether `line` is the title of a table of contents. */
export const isContentsTitle = (line: string): boolean => contentsTitle.test(line)
