import { describe, expect, it } from 'vitest'
import { languageOf } from './language.ts'

describe('the language of a text', () => {
  it.each([
    ['山下有一条河，老人坐在门前看水。', 'zh-Hans'],
    ['山下有一條河，老人坐在門前看水，後來時間過去了。', 'zh-Hant'],
    ['使用 TypeScript compiler 编译这些 JavaScript files 的时候会出错', 'zh-Hans'],
    ['他在课本上写着「ありがとう」几个字，意思是谢谢你，这是他学会的第一句话。', 'zh-Hans'],
    ['2022 — 11/7', 'zh-Hans'],
    ['', 'zh-Hans'],
    ['The old man sat before the door and looked at the water.', 'en'],
    ['THE RIVER\n\nIt was late, and he had not come back from the hill.', 'en'],
    ['The word 关系 is one of those that you cannot put into English without a loss.', 'en'],
    [
      'Le vieil homme était assis devant la porte et il regardait l’eau qui passait sous les ponts.',
      'fr',
    ],
    ['Der alte Mann saß vor der Tür und sah auf das Wasser, das nicht mehr floss.', 'de'],
    ['El viejo estaba sentado en la puerta y miraba el agua que pasaba por las piedras.', 'es'],
    ['Il vecchio era seduto davanti alla porta e guardava l’acqua che non si fermava.', 'it'],
    ['O velho estava sentado à porta e não olhava para a água que passava com as folhas.', 'pt'],
    ['De oude man zat voor de deur en keek naar het water, dat niet meer van de berg kwam.', 'nl'],
    ['Ông già ngồi trước cửa và nhìn dòng nước của con sông không còn chảy.', 'vi'],
    ['老人は門の前に座って、川の水を見ていた。', 'ja'],
    ['ゆきがふる', 'ja'],
    ['日本国民は、正当に選挙された国会における代表者を通じて行動する。', 'ja'],
    ['노인은 문 앞에 앉아 강물을 바라보았다.', 'ko'],
    ['Старик сидел перед дверью и смотрел на воду.', 'ru'],
    ['Ο γέρος κοίταζε το νερό.', 'el'],
    ['Kowalski, Nguyen, Rossi, Andersson', 'und'],
    ['lorem ipsum dolor sit amet consectetur', 'und'],
    ['xiàtiān hěn rè, dōngtiān hěn lěng', 'und'],
  ])('identifies %j as %s', (text, language) => {
    expect(languageOf(undefined, text)).toBe(language)
  })

  it.each([
    ['zh-CN', '這個國家的語言後來學會了', 'zh-Hant'],
    ['zh-TW', '这个国家的语言后来学会了', 'zh-Hans'],
    ['zh-TW', '山高月小', 'zh-Hant'],
    ['zh_HK', '山高月小', 'zh-Hant'],
    ['lzh', '山高月小，水落石出。', 'lzh'],
    ['en', '山下有一条河。', 'zh-Hans'],
    ['zh-CN', 'The old man sat before the door and looked at the water.', 'en'],
    ['en-GB', 'The old man sat before the door and looked at the water.', 'en-GB'],
    ['en', 'Introduction', 'en'],
    ['en', 'Le vieil homme est assis devant la porte et il regarde l’eau dans la nuit.', 'fr'],
    ['fr-CA', 'Chapitre premier', 'fr-CA'],
    ['uk', 'Старий сидів перед дверима.', 'uk'],
    ['en', 'Старик сидел перед дверью.', 'ru'],
    ['ja', '春暁 孟浩然の詩', 'ja'],
    ['ja', 'The old man sat before the door and looked at the water.', 'en'],
    ['und', 'The old man sat before the door and looked at the water.', 'en'],
    ['<script>', '山高月小', 'zh-Hans'],
    ['zh-cmn-Hans-CN', '山高月小', 'zh-Hans'],
    ['fr-FR-FR', 'Chapitre premier', 'fr-FR'],
    ['en-12', 'Introduction', 'en'],
  ])('takes the declared language %s and the text %j as %s', (declared, text, language) => {
    expect(languageOf(declared, text)).toBe(language)
  })
})
