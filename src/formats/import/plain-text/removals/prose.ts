/** Distinguishes words of an author from those of an advert. */
import { lettersIn } from '#domain/text/letters'

const ofAdverts =
  /小[说說][网網]|中文[网網]|文[学學][网網]|更新(?:最|快|[时時]|速)|最快更新|首[发發]|手打|本站|[网網]址|[书書]友|[尽盡]在|[论論][坛壇]|TXT|光[临臨]|[来來]源|本[书書]|客服|版[权權]|Copyright/i
/** Words of adverts that authors write as well. */
const ofBoth =
  /下[载載]|域名|收藏|整理|制作|[欢歡]迎|登[录錄陆陸]|[访訪][问問]|[阅閱][读讀]|精彩|校[对對]|[扫掃]描|公[众眾]|微信|QQ|[联聯][系繫]|[电電]子|投稿/gi
/** The most Han characters that a clause of an advert has beside those words. */
const besideWords = 8

/** Whether a clause has only words of adverts. */
export const isOfAdvert = (clause: string): boolean => {
  if (ofAdverts.test(clause)) return true
  const others = clause.replaceAll(ofBoth, '')
  return others.length < clause.length && lettersIn(others).han <= besideWords
}

/** Whether `rest`, a line without its noise, is the author's and not part of an advert. */
export function isProse(rest: string): boolean {
  const own = rest.split(/(?<=[，。！？!?；])/).filter(clause => !isOfAdvert(clause))
  const { han } = lettersIn(own.join(''))
  return han >= 10 || (han > 0 && /[，。！？；“”「」…]/.test(own.join('')))
}
