/** Explains to the reader that the program has no place to store anything. */
import { dialog, type App } from 'electron'
import { filled, menuLabels } from '#i18n/menu-labels'

/**
 * Says in the terminal and in a dialog that nothing can be stored in `folder`, and exits with code
 * 1.
 */
export async function refuseProfile(
  app: Pick<App, 'whenReady' | 'exit' | 'getPreferredSystemLanguages'>,
  folder: string,
  stderr: Pick<NodeJS.WriteStream, 'write'>,
): Promise<void> {
  const { system, roles } = await menuLabels(null, app.getPreferredSystemLanguages())
  const detail = filled(system.noProfileDetail, { folder })
  stderr.write(`${system.noProfile} ${detail}\n`)
  await app.whenReady()
  await dialog
    .showMessageBox({ type: 'error', message: system.noProfile, detail, buttons: [roles.quit] })
    .catch(() => {})
  app.exit(1)
}
