import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { firstState, openState } from './state.ts'

let path = ''
beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), '状态 ')), 'window.json')
})

describe('the window state', () => {
  it('the state is found again at the next start', async () => {
    const place = { x: -10, y: 20, width: 900, height: 600 }
    const state = openState(path)
    state.change({ place, zoom: 1.25 })
    state.change({ theme: 'sepia', language: 'zh-Hant' })
    await state.flush()
    expect(openState(path).get()).toEqual({
      ...firstState,
      place,
      zoom: 1.25,
      theme: 'sepia',
      language: 'zh-Hant',
    })
  })

  it('a change takes effect at once', () => {
    const state = openState(path)
    state.change({ maximised: true })
    expect(state.get().maximised).toBe(true)
  })

  it('a change is written soon after', async () => {
    openState(path).change({ zoom: 2 })
    await expect.poll(() => readFile(path, 'utf8').catch(() => '')).toContain('"zoom":2')
  })

  it('the last of many changes is kept', async () => {
    const state = openState(path)
    for (const zoom of [1, 2, 3, 4]) {
      state.change({ zoom })
      void state.flush()
    }
    await state.flush()
    expect(openState(path).get().zoom).toBe(4)
  })

  it('goes on when the state cannot be written', async () => {
    const state = openState(join(path, 'not-a-folder', 'window.json'))
    state.change({ zoom: 2 })
    await state.flush()
    expect(state.get().zoom).toBe(2)
  })

  it('writes again after a write that failed', async () => {
    const later = join(path, 'later', 'window.json')
    const state = openState(later)
    state.change({ zoom: 2 })
    await state.flush()
    await mkdir(join(path, 'later'), { recursive: true })
    await state.flush()
    expect(openState(later).get().zoom).toBe(2)
  })

  it.each([
    ['nothing', ''],
    ['no JSON', '{"version":1'],
    ['another shape', '[]'],
    ['a later version', JSON.stringify({ ...firstState, version: 2 })],
    ['a field too many', JSON.stringify({ ...firstState, extra: 1 })],
    ['a zoom of 0', JSON.stringify({ ...firstState, zoom: 0 })],
    ['no number', JSON.stringify({ ...firstState, place: { x: 'a', y: 0, width: 1, height: 1 } })],
    ['a prototype', '{"__proto__":{"version":1}}'],
  ])('starts with the defaults from a file with %s', async (_title, text) => {
    await writeFile(path, text)
    expect(openState(path).get()).toEqual(firstState)
  })
})
