import { actionHandles } from './action-handles.mjs'
import { documented } from './documented.mjs'
import { noTextInCode } from './no-text-in-code.mjs'
import { packageLayers } from './package-layers.mjs'
import { plainEnglish } from './plain-english.mjs'

/** Our own lint rules, as oxlint loads them. */
export default {
  meta: { name: 'duizhao' },
  rules: {
    'action-handles': actionHandles,
    documented,
    'no-text-in-code': noTextInCode,
    'package-layers': packageLayers,
    'plain-english': plainEnglish,
  },
}
