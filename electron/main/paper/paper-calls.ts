import type { Answers } from '#contract/calls'
import type { SystemDialogs } from '../files/dialogs.ts'
import type { PaperPress } from './paper-window.ts'

/** The calls that put pages on paper. The page sends them as the parts of a file. */
export function paperCalls(
  { given, saveFile }: Pick<SystemDialogs, 'given' | 'saveFile'>,
  press: PaperPress,
): Pick<Answers, 'savePaper' | 'printPaper' | 'stopPaper'> {
  const missing = { ok: false, fault: { code: 'paper.not-made', file: '', place: '' } } as const
  return {
    async savePaper(name, id, sheet) {
      const pages = given.take(id)
      if (pages === null) return missing
      const made = await press.pdf(sheet, pages)
      if (!made.ok) return made
      if (made.value === null) return { ok: true, value: 'cancelled' }
      await given.add(id, made.value)
      return saveFile(name, id)
    },
    async printPaper(id, sheet) {
      const pages = given.take(id)
      return pages === null ? missing : press.print(sheet, pages)
    },
    stopPaper: async () => press.stop(),
  }
}
