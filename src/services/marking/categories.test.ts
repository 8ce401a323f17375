import type { Category } from '#domain/annotation'
import { UndoOrder } from '#domain/undo-order'
import { allCategories } from '#storage/categories'
import { commit } from '#storage/commit'
import { memoryLibrary } from '#storage/testing'
import { expect, it } from 'vitest'
import { createCategories } from './categories.ts'
import { writerTo } from '../saving/writer-testing.ts'

async function categoriesWith({ writer }: Pick<ReturnType<typeof writerTo>, 'writer'>) {
  const db = await memoryLibrary()
  const categories = createCategories({
    db,
    found: await allCategories(db),
    writer,
    report: () => {},
    undo: new UndoOrder(),
    now: () => 1,
    newId: () => 'new',
  })
  const [term] = categories.all.get() as readonly [Category]
  return { db, categories, term }
}

it('the last of several unwritten category changes shows, whatever the database returns', async () => {
  const { categories, term } = await categoriesWith(writerTo(['never']))
  const shown: (string | null | undefined)[] = []
  categories.all.subscribe(() => shown.push(categories.all.get()[0]?.name))
  for (const name of ['术', '术语', '术语表']) {
    void categories.change({ ...term, name })
    await categories.reread()
  }
  expect(shown).toEqual(['术', '术', '术语', '术语', '术语表', '术语表'])
})

it('`reread` shows categories that something else has changed', async () => {
  const { db, categories, term } = await categoriesWith(writerTo())
  await commit(db, [{ table: 'categories', row: { ...term, order: 9 } }], 1)
  expect(categories.all.get()[0]?.id).toBe('term')
  await categories.reread()
  expect(categories.all.get().map(({ id }) => id)).toEqual(['doubt', 'idea', 'style', 'term'])
})
