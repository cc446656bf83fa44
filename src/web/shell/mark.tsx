/** The mark of the product: a check between two limits, which is what conformity means. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg className="hc-mark-drawing" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="4" fill="var(--hc-accent)" />
      <path d="M7 7v18M25 7v18" stroke="#fff" strokeWidth="2.5" />
      <path d="m11.5 16 3.5 4 6-8" fill="none" stroke="#fff" strokeWidth="2.5" />
    </svg>
  )
}
