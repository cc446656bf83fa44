const drawings = {
  home: 'M3 9.5 10 4l7 5.5V17h-5v-4.5H8V17H3z',
  agency: 'M3 17h14M4.5 17V8.5M15.5 17V8.5M8.2 17V8.5M11.8 17V8.5M3 8.5h14L10 3.5z',
  declaration: 'M5 3h7l3 3v4M5 3v14h4M7.5 8h5M7.5 11h3M11 14.5l2 2 4-4',
  paper: 'M5 3h7l3 3v11H5zM12 3v3h3M7.5 9.5h5M7.5 12.5h5',
  activity: 'M4 5h12v12H4zM4 8.5h12M7.5 3v3M12.5 3v3M7.5 12.5l2 2 3.5-3.5',
  direction: 'M10 3v14M10 4.5h5.5L17.5 6.5l-2 2H10M10 9.5H5l-2 2 2 2h5',
  report: 'M5 3h10v14H5zM7.5 14v-3M10 14V7.5M12.5 14v-5',
  person: 'M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 17c.5-3 3-4.5 6-4.5s5.5 1.5 6 4.5',
  settings: 'M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4',
  log: 'M3.5 5.5h2M3.5 10h2M3.5 14.5h2M8 5.5h8.5M8 10h8.5M8 14.5h8.5',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4',
  bell: 'M5 14c1-1 1-2.5 1-5a4 4 0 0 1 8 0c0 2.5 0 4 1 5zM8.5 16.5h3',
  calendar: 'M4 5h12v12H4zM4 8.5h12M7.5 3v3M12.5 3v3',
  close: 'M5 5l10 10M15 5 5 15',
  check: 'm4 10.5 4 4 8-9',
  plus: 'M10 4v12M4 10h12',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  menu: 'M3.5 5.5h13M3.5 10h13M3.5 14.5h13',
  down: 'm5 8 5 5 5-5',
  up: 'm5 12 5-5 5 5',
  right: 'm8 5 5 5-5 5',
  left: 'm12 5-5 5 5 5',
  print: 'M6 7V3h8v4M6 14H3.5V7h13v7H14M6 11.5h8V17H6z',
  download: 'M10 3v10M6 9.5l4 4 4-4M4 16.5h12',
  upload: 'M10 14V4M6 7.5l4-4 4 4M4 16.5h12',
  filter: 'M3 5h14l-5.5 6.5V16l-3 1.5v-6z',
  bookmark: 'M6 3.5h8V17l-4-3.2L6 17z',
  columns: 'M3.5 4h13v12h-13zM8 4v12M12.2 4v12',
  warning: 'M10 3.5 17.5 16.5h-15zM10 8.5v3.5M10 14.300v.2',
  info: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 9v4.5M10 6.5v.2',
  history: 'M4 4v4h4M4.3 8A6.5 6.5 0 1 1 4 11.5M10 7v3.5l2.5 1.5',
  external: 'M8 5H4v11h11v-4M11 4h5v5M16 4l-7 7',
  eye: 'M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5zM10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  'eye-off': 'M4 4l12 12M8 5.300A7 7 0 0 1 10 5c5 0 7.5 5 7.5 5s-.7 1.5-2.2 2.900M12.5 14.5A7 7 0 0 1 10 15c-5 0-7.5-5-7.5-5s1-2 3-3.5',
  keyboard: 'M2.5 5.5h15v9h-15zM5.5 8.5h.01M8.5 8.5h.01M11.5 8.5h.01M14.5 8.5h.01M6.5 11.5h7',
  undo: 'M7 4 3.5 7.5 7 11M3.5 7.5H12a4.5 4.5 0 0 1 0 9H8',
  lock: 'M5 9.5h10V17H5zM7 9.5V7a3 3 0 0 1 6 0v2.5',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4.300l3 1.7',
  retry: 'M16 4v4h-4M15.7 8A6.5 6.5 0 1 0 16 11.5',
  leave: 'M8 4H4v12h4M8 10h9M13.5 6.5 17 10l-3.5 3.5',
  split: 'M3 10h4.5c2.500 0 2.500-5.500 5-5.500H17M7.5 10c2.500 0 2.500 5.500 5 5.500H17M14.500 2 17 4.500 14.500 7M14.500 13 17 15.500 14.500 18',
  inherit: 'M4 3.5h8v6H4zM14 12l2 2-2 2M8 9.5V14h8M4 17h4',
  seat: 'M5 4h10v7H5zM3.5 11h13M6 11v6M14 11v6',
} as const

export type IconName = keyof typeof drawings

/** Drawn for this product on a grid of 20; always beside a word or inside a control that has a name. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="hc-icon"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.4 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={drawings[name]} />
    </svg>
  )
}
