import type { NotificationView } from '../inbox.contract.ts'

/** Goes by way of the inbox, which takes note that it was seen. */
export const wayTo = ({ id, link }: Pick<NotificationView, 'id' | 'link'>): string | undefined =>
  link === null ? undefined : `/inbox/${id}?to=${encodeURIComponent(link.replace(/^\/app(?=\/)/, ''))}`
