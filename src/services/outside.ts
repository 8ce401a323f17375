import type { Api } from '#contract/api'

export type {
  AppInfo,
  Build,
  Fault,
  Licence,
  OpenedFile,
  Outcome,
  SavedFile,
  SaveOutcome,
} from '#contract/answers'
export { largestFile, tooLarge } from '#contract/answers'
export type {
  EditCommand,
  PopupChoice,
  PopupLine,
  PopupPlace,
  PopupSections,
} from '#contract/popup'
export type { BackupEntry, CopyFolder, Space } from '#contract/keeping'
export type { ImportChoices, ImportFault, ImportFindings } from '#formats/import/importer'
export type { PreviewLine } from './library/preview-lines.ts'
export type { ReadablePreview, TextPreview } from './library/text-preview.ts'
export { importExtensions } from '#formats/import/extensions'
export { isRemovalId } from '#formats/import/findings'
export type { CutExcerpt, HeadingReason, Removal } from '#formats/import/findings'
export { textEncodings, type TextEncodingName } from '#formats/import/encoding/encodings'

/**
 * The calls of the shell that the interface makes itself. It reaches everything else through the
 * other services.
 */
export type Outside = Pick<
  Api,
  | 'appInfo'
  | 'licences'
  | 'readBuild'
  | 'chooseFiles'
  | 'chooseFolder'
  | 'readFromFolder'
  | 'takeOpenedFiles'
  | 'takeOpenedLink'
  | 'openLink'
  | 'log'
  | 'setAppearance'
  | 'setMenu'
  | 'popUp'
  | 'showFile'
  | 'openFile'
  | 'answerClose'
  | 'on'
>
