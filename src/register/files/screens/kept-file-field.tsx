import { FileField, type FileFieldProps, type StoredFile } from '../../../web/kit/field/file-field.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { useIntention } from '../../../web/use-intention.ts'
import { uploadFile } from '../file.contract.ts'

/** A file that is kept as soon as it is chosen; the form then carries its id. */
export function KeptFileField({
  maxBytes = 20_000_000,
  ...field
}: Omit<FileFieldProps, 'upload' | 'maxBytes'> & { value: StoredFile | null; maxBytes?: number }) {
  const { upload } = useCall()
  const intention = useIntention()
  return (
    <FileField
      {...field}
      maxBytes={maxBytes}
      upload={async (file, onProgress, signal) => {
        const kept = await upload(uploadFile, {}, file, { key: intention.key, onProgress, signal })
        intention.renew()
        return kept
      }}
    />
  )
}
