import { bookId } from '#domain/ids'
import { expect, it } from 'vitest'
import { fakeApi, sampleBook, servicesUnderTest } from '../testing.ts'

const [id, other] = [bookId('one'), bookId('two')]
const twoBooks = () => servicesUnderTest([sampleBook('one'), sampleBook('two')])

it('a book has the translation language of the settings until it gets its own', async () => {
  const { services } = await twoBooks()
  const { library, preferences, translationLanguages } = services
  const [language, another] = [translationLanguages.of(id), translationLanguages.of(other)]
  const heard: string[] = []
  const stop = language.subscribe(() => heard.push(language.get()))
  expect(language.get()).toBe('en')
  preferences.change({ translationLanguage: 'fr' })
  expect(language.get()).toBe('fr')
  await library.describe(id, { translationLanguage: 'de' })
  preferences.change({ translationLanguage: 'ja' })
  expect([language.get(), another.get()]).toEqual(['de', 'ja'])
  await library.describe(id, { translationLanguage: null })
  expect(language.get()).toBe('ja')
  preferences.change({ typography: false })
  await library.describe(id, { translatedTitle: 'One' })
  expect(heard).toEqual(['fr', 'de', 'ja'])
  stop()
  preferences.change({ translationLanguage: 'en' })
  expect(heard).toHaveLength(3)
})

it('a translation language is a step of undo, and is there after a restart', async () => {
  const { services, start } = await twoBooks()
  const { library, translationLanguages, undoing } = services
  const language = translationLanguages.of(id)
  await library.describe(id, { translationLanguage: 'de' })
  undoing.order.undo()
  await expect.poll(language.get).toBe('en')
  undoing.order.redo()
  await expect.poll(language.get).toBe('de')
  const again = await start()
  await again.library.list()
  expect(again.translationLanguages.of(id).get()).toBe('de')
})

it('a first choice that is undone leaves the language to the settings, also after a restart', async () => {
  const { services, start } = await twoBooks()
  const { library, autosave, undoing } = services
  await library.describe(id, { translationLanguage: 'de' })
  undoing.order.undo()
  await expect.poll(services.translationLanguages.of(id).get).toBe('en')
  await autosave.flush()
  const again = await start()
  await again.library.list()
  const language = again.translationLanguages.of(id)
  again.preferences.change({ translationLanguage: 'fr' })
  expect(language.get()).toBe('fr')
})

it('a choice of what is chosen already is no step, also in a record of an older program', async () => {
  const { services, db } = await twoBooks()
  const older = { bookId: id, title: '史记', author: null, language: null }
  const names = { translatedTitle: null, translatedAuthor: null }
  await db.books.put({ ...older, ...names, removedAt: null, updatedAt: 1 })
  await services.library.describe(id, { translationLanguage: null })
  expect(services.undoing.order.depth.done).toBe(0)
  expect(await db.books.get(id)).not.toHaveProperty('translationLanguage')
})

const french = 'Ceci est le texte de la ligne, dans une langue que nous avons.'
const english = 'This is the text of the line, in a language that we have.'

it.each([
  [french, 'en', 'fr'],
  [english, 'en', 'en'],
  [english, 'ja', 'en'],
  ['Tämä on rivi, jonka kieltä ohjelma ei tunne.', 'fi', 'fi'],
])(
  'a text that comes with “%s” to books in %s is translated into %s',
  async (words, usual, own) => {
    const lines = ['一', '二', '三', '四'].map(number => `这是第${number}行的文字。\t${words}`)
    const bytes = new TextEncoder().encode(lines.join('\n'))
    const shell = fakeApi([])
    const book = sampleBook('one')
    const api = { ...shell.api, keepBundle: async () => ({ ok: true, value: book }) as const }
    const { services, db } = await servicesUnderTest([book], { api })
    services.preferences.change({ translationLanguage: usual })
    const preview = await services.library.preview({ name: '对译.tsv', bytes })
    if (!preview.ok) throw new Error(preview.code)
    await services.library.keep(preview)
    expect(await db.translations.count()).toBe(4)
    expect(services.translationLanguages.of(id).get()).toBe(own)
    services.preferences.change({ translationLanguage: 'ko' })
    expect(services.translationLanguages.of(id).get()).toBe(own === usual ? 'ko' : own)
  },
)
