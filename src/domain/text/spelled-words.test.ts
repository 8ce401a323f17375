import { describe, expect, it } from 'vitest'
import { spelledWords } from './spelled-words.ts'

const words = (text: string) => spelledWords(text).map(({ word }) => word)

describe('words with a spelling', () => {
  it.each([
    ['The wrold, don’t you know?', ['The', 'wrold', 'don’t', 'you', 'know']],
    ['the students’ “books”', ['the', 'students', 'books']],
    ['a 中文 word是in中文 it', ['word', 'in', 'it']],
    ['self-cultivation and co-operation', ['self', 'cultivation', 'and', 'operation']],
    ['see http://a.example/x?y=zz or mail me@example.org, www.nowhere', ['see', 'or', 'mail']],
    ['read foo_bar, index.html, #tag, C:\\temp and end. Start', ['read', 'and', 'end', 'Start']],
    ['the 3rd of 1911s, A4, H2O, x2', ['the', 'of']],
    ['the UN and NGOs, the iPhone', ['the', 'and', 'the']],
    ['Xi Jinping met Zhu Xi’s Daoxue in Xi’an', ['met', 'in']],
    ['dàodéjīng and lǐ, Lú Xùn', ['and']],
    ['junzi and café', ['junzi', 'and', 'café']],
    ['McDonald, naïve', ['McDonald', 'naïve']],
    ['Москва слово', []],
    ['Teh wrold Recieve Goverment Adn', ['Teh', 'wrold', 'Recieve', 'Goverment', 'Adn']],
  ])('of %j are %j', (text, found) => {
    expect(words(text)).toEqual(found)
  })

  it('have their places in the text, in UTF-16 units', () => {
    const text = '𠮷 is 天下 wrold'
    for (const { word, start, end } of spelledWords(text)) expect(text.slice(start, end)).toBe(word)
    expect(spelledWords(text)[1]).toEqual({ word: 'wrold', start: 9, end: 14 })
  })
})
