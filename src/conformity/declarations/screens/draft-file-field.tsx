import { FileField, type FileFieldProps, type StoredFile } from '../../../web/kit/field/file-field.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useIntention } from '../../../web/use-intention.ts'
import { uploadFile } from '../../../register/files/file.contract.ts'

/** A file that is kept at once; the form then carries its id. */
export function DraftFileField(field: Omit<FileFieldProps, 'upload' | 'maxBytes'> & { value: StoredFile | null }) {
  const { upload } = useCall()
  const intention = useIntention()
  return (
    <FileField
      {...field}
      maxBytes={20_000_000}
      upload={async (file, onProgress, signal) => {
        const kept = await upload(uploadFile, {}, file, { key: intention.key, onProgress, signal })
        intention.renew()
        return kept
      }}
    />
  )
}
