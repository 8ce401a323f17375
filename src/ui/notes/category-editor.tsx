import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { useServices } from '../services.ts'
import { CategoryFields } from './category-fields.tsx'
import styles from './category-editor.module.css'

/** The reader's categories of marks: their names and how they look. Changes take effect at once. */
export function CategoryEditor({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { marking } = useServices()
  const categories = useLive(marking.categories)
  return (
    <DialogFrame title={t('categories.heading')} onClose={onClose}>
      <p className={styles.explained}>{t('categories.explained')}</p>
      {categories.map(category => (
        <CategoryFields
          key={category.id}
          category={category}
          onChange={changed => void marking.changeCategory(changed)}
        />
      ))}
    </DialogFrame>
  )
}
