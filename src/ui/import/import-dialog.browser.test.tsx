/**
 * Tests the dialog of an import. The file is long because each correction is made as a reader makes
 * it.
 */
import type { KeepOutcome } from '#contract/answers'
import type { Book } from '#domain/book'
import type { OnProgress } from '#domain/progress-share'
import { importingHere, type Importing } from '#services/library/importing'
import type { OpenedFile, Outcome } from '#services/outside'
import { describe, expect, it } from 'vitest'
import type { ServiceTools } from '#services/services'
import { sampleBook } from '#services/testing'
import { servicesOver, showPart, talkingShell } from '../testing.ts'
import { ImportDialog } from './import-dialog.tsx'

const utf8 = (text: string) => new TextEncoder().encode(text)
const novel: OpenedFile = {
  name: '故事.txt',
  bytes: utf8('甲篇 起\n\n山水人。\n\n乙篇 承\n\n人山水。\n\n乙篇 承\n\n水人山。'),
}

const book = sampleBook()
const keeping = (): Outcome<Book> => ({ ok: true, value: book })

async function open(
  file: OpenedFile,
  beside: OpenedFile | null = null,
  answers: () => Outcome<KeepOutcome> | Promise<Outcome<KeepOutcome>> = keeping,
  isHere = false,
  tools: Partial<ServiceTools> = {},
) {
  const kept: string[] = []
  const stopped: string[] = []
  const { api, tell } = talkingShell([book], {
    keepBundle: async () => answers(),
    stopKeeping: async id => void stopped.push(id),
  })
  await showPart(
    <ImportDialog
      file={file}
      beside={beside}
      place={1}
      of={1}
      isHere={() => isHere}
      onKept={(_id, { title }) => kept.push(title)}
      onDone={() => {}}
      onAll={() => {}}
      onStop={() => {}}
    />,
    'en',
    await servicesOver(api, tools),
  )
  const dialog = await waitFor(() => document.querySelector<HTMLElement>('[role="dialog"]'))
  return { dialog, kept, stopped, tell }
}

const waitFor = <T,>(find: () => T | null): Promise<T> =>
  expect
    .poll(find)
    .not.toBeNull()
    .then(() => find() ?? Promise.reject(new Error('gone again')))

const button = (dialog: HTMLElement, action: string) =>
  waitFor(() => dialog.querySelector<HTMLElement>(`[data-action="${action}"]:not(header *)`))

const field = (dialog: HTMLElement, label: string) =>
  waitFor(() => {
    const named = [...dialog.querySelectorAll('label')].find(it => it.textContent?.includes(label))
    const control = named?.control ?? null
    return control instanceof HTMLInputElement || control instanceof HTMLSelectElement
      ? control
      : null
  })

function write(control: HTMLInputElement | HTMLSelectElement, value: string) {
  const prototype = Object.getPrototypeOf(control) as object
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(control, value)
  const name = control instanceof HTMLSelectElement ? 'change' : 'input'
  control.dispatchEvent(new Event(name, { bubbles: true }))
}

const outline = (dialog: HTMLElement) =>
  [...dialog.querySelectorAll('[aria-labelledby="import-outline"] [data-line]')].map(
    ({ textContent }) => textContent,
  )

const share = (dialog: HTMLElement) => dialog.querySelector('progress')?.value

describe('an import', () => {
  it('shows how far the file is read', async () => {
    let tell: OnProgress | undefined
    const importing: Importing = {
      ...importingHere,
      preview: (_file, _choices, asking) => {
        tell = asking?.onProgress
        return new Promise(() => {})
      },
    }
    const { dialog } = await open(novel, null, keeping, false, { importing })
    await expect.poll(() => dialog.querySelector('progress')?.hasAttribute('value')).toBe(false)
    for (const told of [0.25, 0.75]) {
      tell?.(told)
      await expect.poll(() => share(dialog)).toBe(told)
    }
  })

  it('shows how far the text is written, and cancels in the middle', async () => {
    let end: (outcome: Outcome<KeepOutcome>) => void = () => {}
    const { dialog, kept, stopped, tell } = await open(novel, null, () => {
      return new Promise(resolve => (end = resolve))
    })
    ;(await button(dialog, 'import.confirm')).click()
    await expect.poll(() => share(dialog)).toBeDefined()
    const preview = await importingHere.preview(novel)
    if (!preview.ok) throw new Error(preview.code)
    const { id } = preview.text.book
    tell('bundleWritten', { book: id, share: 0.5 })
    await expect.poll(() => share(dialog)).toBeCloseTo(0.55)
    ;(await button(dialog, 'import.cancel')).click()
    await expect.poll(() => stopped).toEqual([id])
    end({ ok: true, value: 'cancelled' })
    await button(dialog, 'import.confirm')
    expect(dialog.querySelector('[role="alert"]')).toBeNull()
    expect(kept).toEqual([])
  })

  it('cancels at once while the text is read again, and shows the rules unchanged', async () => {
    let times = 0
    const importing: Importing = {
      ...importingHere,
      preview: (...question) =>
        ++times === 1 ? importingHere.preview(...question) : new Promise(() => {}),
    }
    const { dialog, kept } = await open(novel, null, keeping, false, { importing })
    const rules = () => waitFor(() => dialog.querySelector('details'))
    ;(await rules()).querySelector('summary')?.click()
    await expect.poll(() => dialog.closest('[data-wide="true"]')).not.toBeNull()
    const pattern = await field(dialog, 'Chapter headings')
    write(pattern, '卷#')
    pattern.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
    await expect.poll(() => times).toBe(2)
    ;(await button(dialog, 'import.confirm')).click()
    await expect.poll(() => dialog.querySelector('progress')).not.toBeNull()
    ;(await button(dialog, 'import.cancel')).click()
    expect((await rules()).open).toBe(true)
    expect(dialog.querySelector('progress')).toBeNull()
    expect(kept).toEqual([])
  })

  it('does not offer to cancel what can no longer be cancelled', async () => {
    const lines = ['山水人家。\tHills.', '人家山水。\tPeople.', '山水。\tWater.']
    const file = { name: '对.tsv', bytes: utf8(lines.join('\n')) }
    const commit = () => new Promise<never>(() => {})
    const { dialog, stopped } = await open(file, null, keeping, false, { commit })
    ;(await button(dialog, 'import.confirm')).click()
    const cancel = await button(dialog, 'import.cancel')
    await expect.poll(() => cancel.ariaDisabled).toBe('true')
    dialog.querySelector<HTMLElement>('[data-action="dialog.close"]')?.click()
    expect(dialog.querySelector('progress')).not.toBeNull()
    expect(stopped).toEqual([])
  })

  it('shows the new headings when the reader says which lines begin a chapter', async () => {
    const { dialog } = await open(novel)
    await expect.poll(() => dialog.textContent).toContain('6 paragraphs')
    write(await field(dialog, 'Chapter headings'), '*篇 *')
    await expect.poll(() => outline(dialog)).toEqual(['甲篇 起', '乙篇 承', '乙篇 承'])
  })

  it.each([true, false])('says whether the library has the text already: %s', async isHere => {
    const { dialog } = await open(novel, null, keeping, isHere)
    await expect.poll(() => dialog.textContent).toContain('6 paragraphs')
    expect(dialog.textContent?.includes('This text is already in your library.')).toBe(isHere)
  })

  it('says what is wrong with a pattern, and continues without it', async () => {
    const { dialog } = await open(novel)
    write(await field(dialog, 'Chapter headings'), '/(/')
    await expect
      .poll(() => dialog.querySelector('[role="alert"]')?.textContent)
      .toContain('not a valid regular expression')
    expect(dialog.querySelector('[data-action="import.confirm"]')).not.toBeNull()
  })

  it("says that no line matches the reader's pattern for chapters", async () => {
    const { dialog } = await open(novel)
    write(await field(dialog, 'Chapter headings'), '丙篇 *')
    await expect.poll(() => dialog.textContent).toContain('No matching line.')
    write(await field(dialog, 'Chapter headings'), '*篇 *')
    await expect.poll(() => outline(dialog)).toHaveLength(3)
    expect(dialog.textContent).not.toContain('No matching line.')
  })

  it("leaves out the lines that match the reader's pattern, unless all of them do", async () => {
    const { dialog } = await open(novel)
    await expect.poll(() => dialog.textContent).toContain('6 paragraphs')
    write(await field(dialog, 'Lines to leave out'), '乙篇 *')
    await expect.poll(() => dialog.textContent).toContain('2 lines left out')
    expect(dialog.textContent).toContain('4 paragraphs')
    write(await field(dialog, 'Lines to leave out'), '*')
    await expect
      .poll(() => dialog.querySelector('[role="alert"]')?.textContent)
      .toContain('This pattern matches every line')
    expect(dialog.textContent).toContain('6 paragraphs')
    write(await field(dialog, 'Lines to leave out'), '')
    await expect.poll(() => dialog.querySelector('[role="alert"]')).toBeNull()
  })

  it('restores the title when the reader leaves it empty', async () => {
    const { dialog } = await open(novel)
    const title = await field(dialog, 'Title')
    write(title, ' ')
    title.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
    await expect.poll(() => title.value).toBe('故事')
  })

  it('cuts a title at its limit, and says so', async () => {
    const { dialog } = await open(novel)
    const title = await field(dialog, 'Title')
    write(title, '事'.repeat(501))
    await expect.poll(() => title.value).toBe('事'.repeat(500))
    await expect
      .poll(() => dialog.textContent)
      .toContain('This field holds at most 500 characters.')
  })

  it('says that the choices leave nothing, and lets the reader change them in the same place', async () => {
    const { dialog, kept } = await open({
      name: '短.txt',
      bytes: utf8('山水人家。\n本书来自 www.example.com 免费下载\n'),
    })
    ;(await field(dialog, 'Added by a website')).click()
    await expect.poll(() => dialog.textContent).toContain('1 paragraph')
    write(await field(dialog, 'Lines to leave out'), '山*')
    ;(await field(dialog, 'Lines to leave out')).dispatchEvent(
      new FocusEvent('focusout', { bubbles: true }),
    )
    const alert = () => dialog.querySelector('[role="alert"]')?.textContent
    await expect.poll(alert).toContain('remove the whole text')
    expect(dialog.querySelector('[data-action="import.confirm"]')).toBeNull()
    write(await field(dialog, 'Lines to leave out'), '')
    ;(await field(dialog, 'Lines to leave out')).dispatchEvent(
      new FocusEvent('focusout', { bubbles: true }),
    )
    ;(await button(dialog, 'import.confirm')).click()
    await expect.poll(() => kept).toEqual(['短'])
  })

  it('says how many line ends it joins', async () => {
    const paragraph = '　　山水人家一片好风光，正是江\n南好时节，落花时节又逢君，山水\n人家。'
    const { dialog } = await open({ name: '断.txt', bytes: utf8(`${paragraph}\n${paragraph}`) })
    const joins = await field(dialog, 'Join lines')
    if (joins instanceof HTMLInputElement && !joins.checked) joins.click()
    const counts = () => dialog.querySelector('[aria-live]')?.textContent
    await expect.poll(counts).toContain('2 paragraphs')
    expect(counts()).toContain('4 line breaks removed')
  })

  it('shows noise with the words around it, and cuts it out when the reader ticks it', async () => {
    const places = Array.from(
      '姑书灯窗',
      (letter, i) => `他看见一个${letter}w w w.xx．c〇m子，${i}个。`,
    )
    const { dialog } = await open({ name: '夜.txt', bytes: utf8(places.join('\n')) })
    const noise = await field(dialog, 'Web addresses inside paragraphs (4 places)')
    const shown = [...dialog.querySelectorAll('del')].map(({ parentElement }) => parentElement)
    expect(shown.map(it => it?.textContent)).toEqual(places)
    expect(dialog.querySelector('details summary')?.textContent).toBe('The next place')
    expect(shown.map(it => it?.closest('details') !== null)).toEqual([false, false, false, true])
    noise.click()
    const counts = () => dialog.querySelector('[aria-live]')?.textContent
    await expect.poll(counts).toContain('4 places cut out of paragraphs')
    expect(counts()).toContain('4 paragraphs')
  })

  it('keeps the focus in the list of encodings while the reader tries them', async () => {
    const broken = Uint8Array.from([...utf8('山水人。\n'), 0xe5, 0xb1, 0x0a, ...utf8('人山水。')])
    const { dialog } = await open({ name: '坏.txt', bytes: broken })
    await expect.poll(() => dialog.querySelector('[role="alert"]')).not.toBeNull()
    expect(document.activeElement).toBe(await button(dialog, 'import.cancel'))
    const encoding = await field(dialog, 'Encoding')
    encoding.focus()
    write(encoding, 'UTF-8')
    await expect.poll(() => dialog.textContent).toContain('unreadable bytes become')
    expect(document.activeElement).toBe(encoding)
    write(encoding, 'Windows-1252')
    await button(dialog, 'import.confirm')
    expect(document.activeElement).toBe(await field(dialog, 'Encoding'))
  })

  it('adds the text under the title that the reader has just typed', async () => {
    const { dialog, kept } = await open(novel)
    const title = await field(dialog, 'Title')
    write(title, '我的故事')
    title.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
    // For the browser, leaving a field and pressing a button are two events.
    await new Promise(requestAnimationFrame)
    dialog.querySelector<HTMLElement>('[data-action="import.confirm"]')?.click()
    await expect.poll(() => kept).toEqual(['我的故事'])
  })

  it('offers another encoding when none fits the file, and reads the file only when the reader accepts losses', async () => {
    const broken = Uint8Array.from([...utf8('山水人。\n'), 0xe5, 0xb1, 0x0a, ...utf8('人山水。')])
    const { dialog } = await open({ name: '坏.txt', bytes: broken })
    await expect.poll(() => dialog.querySelector('[role="alert"]')).not.toBeNull()
    write(await field(dialog, 'Encoding'), 'UTF-8')
    const lossy = await field(dialog, 'unreadable bytes')
    lossy.click()
    await expect.poll(() => dialog.textContent).toContain('1 unreadable sequence')
    expect(dialog.querySelector('[data-action="import.confirm"]')).not.toBeNull()
  })

  describe('of a text and its translation', () => {
    const chinese = { name: '水.txt', bytes: utf8('1949年下雨。\n\n1950年刮风。\n\n1951年下雪。') }
    const english = { name: 'water.txt', bytes: utf8('1949: rain.\n\n1950: wind.\n\n1951: snow.') }
    const beside = (dialog: HTMLElement) =>
      [...dialog.querySelectorAll('[role="listitem"] > div[lang]')].map(
        ({ textContent }) => textContent,
      )
    const moved = ['no translation', '1949: rain.1950: wind.', '1951: snow.']

    /** Moves the first translation to the second paragraph. */
    async function move(dialog: HTMLElement) {
      const down = () => dialog.querySelector<HTMLElement>('[data-action="pair.moveDown"]')
      ;(await waitFor(down)).click()
      await expect.poll(() => beside(dialog)).toEqual(moved)
    }

    it('keeps corrected pairs when the reader then changes the title', async () => {
      const { dialog, kept } = await open(chinese, english)
      await move(dialog)
      write(await field(dialog, 'Language'), 'zh-Hant')
      const title = await field(dialog, 'Title')
      write(title, '雨')
      title.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
      await new Promise(requestAnimationFrame)
      dialog.querySelector<HTMLElement>('[data-action="import.confirm"]')?.click()
      await expect.poll(() => kept).toEqual(['雨'])
      await expect.poll(() => beside(dialog)).toEqual(moved)
    })

    it('says why a text could not be added, and adds it with all corrections afterwards', async () => {
      let isFull = true
      const { dialog, kept } = await open(chinese, english, () =>
        isFull
          ? { ok: false, fault: { code: 'file.disk-full', file: '水', place: '' } }
          : keeping(),
      )
      await move(dialog)
      const confirm = () => dialog.querySelector<HTMLElement>('[data-action="import.confirm"]')
      confirm()?.click()
      await expect
        .poll(() => dialog.querySelector('[role="alert"]')?.textContent)
        .toContain('The disk is full')
      expect(beside(dialog)).toEqual(moved)
      isFull = false
      confirm()?.click()
      await expect.poll(() => kept).toEqual(['水'])
      expect(dialog.querySelector('[role="alert"]')).toBeNull()
    })
  })
})
