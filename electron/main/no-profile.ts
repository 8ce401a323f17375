/** What a reader sees of a program that has no place to keep anything: a sentence, instead of silence. */
import { dialog, type App } from 'electron'
import { filled, menuLabels } from '#i18n/menu-labels'

/** Says that nothing can be kept in `folder`, where the program was started and in a dialog, and ends with an exit code of 1. */
export async function refuseProfile(
  app: Pick<App, 'whenReady' | 'exit' | 'getPreferredSystemLanguages'>,
  folder: string,
  stderr: Pick<NodeJS.WriteStream, 'write'>,
): Promise<void> {
  const { system, roles } = menuLabels(null, app.getPreferredSystemLanguages())
  const detail = filled(system.noProfileDetail, { folder })
  stderr.write(`${system.noProfile} ${detail}\n`)
  await app.whenReady()
  await dialog
    .showMessageBox({ type: 'error', message: system.noProfile, detail, buttons: [roles.quit] })
    .catch(() => {})
  app.exit(1)
}
