/** @jsxImportSource preact */
import { create } from 'qrcode'
import { qrPath } from '../../kernel/qr-path.ts'

/** The address of a page as a QR code, drawn as one path; whoever sees no picture reads the address. */
export function QrCode({ address, label }: { address: string; label: string }) {
  const { modules } = create(address, { errorCorrectionLevel: 'M' })
  const { path, size } = qrPath(modules.data, modules.size)
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={`M0 0h${size}v${size}H0z`} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
