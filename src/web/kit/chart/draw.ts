import { BarChart, type BarSeriesOption, LineChart, type LineSeriesOption } from 'echarts/charts'
import { GridComponent, type GridComponentOption, MarkLineComponent, type MarkLineComponentOption } from 'echarts/components'
import { type ComposeOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { type ChartData, inOrder } from './chart-data.ts'

use([BarChart, LineChart, GridComponent, MarkLineComponent, SVGRenderer])

type Option = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption | MarkLineComponentOption>

export interface Drawing {
  show: (data: ChartData) => void
  resize: () => void
  dispose: () => void
}

/** Draws into an element, in the colours of the style sheet. */
export function draw(into: HTMLElement): Drawing {
  const chart = init(into, null, { renderer: 'svg' })
  const style = getComputedStyle(into)
  const ink: Ink = {
    text: style.getPropertyValue('--hc-ink'),
    soft: style.getPropertyValue('--hc-ink-soft'),
    rule: style.getPropertyValue('--hc-rule'),
    accent: style.getPropertyValue('--hc-accent'),
    target: style.getPropertyValue('--hc-soon'),
    font: style.fontFamily,
    size: Number.parseFloat(style.fontSize),
  }
  // On paper the drawing shrinks with its place: nobody is asked to draw it anew there.
  chart.on('rendered', () => into.querySelector('svg')?.setAttribute('viewBox', `0 0 ${chart.getWidth()} ${chart.getHeight()}`))
  let shown: ChartData | undefined
  const show = (data: ChartData) => {
    shown = data
    chart.setOption(data.kind === 'course' ? course(data, ink, chart.getWidth()) : bars(data, ink), true)
  }
  return {
    show,
    resize: () => {
      chart.resize()
      // How many labels have room depends on the width.
      if (shown) show(shown)
    },
    dispose: () => chart.dispose(),
  }
}

interface Ink {
  text: string
  soft: string
  rule: string
  accent: string
  target: string
  font: string
  size: number
}

/** A digit is some six tenths of the letters' height wide; between two labels there is air. */
function roomOfLabels(texts: readonly string[], size: number): number {
  return Math.max(...texts.map((text) => text.length), 0) * size * 0.6 + 12
}

const base = (ink: Ink): Option => ({ animation: false, textStyle: { fontFamily: ink.font, fontSize: ink.size, color: ink.text } })

function course(data: ChartData, ink: Ink, width: number): Option {
  const points = inOrder(data)
  const room = roomOfLabels(
    points.flatMap(({ label, written }) => [label, written]),
    ink.size,
  )
  const step = Math.max(1, Math.ceil((points.length * room) / Math.max(1, width - 110)))
  // The last point is the answer: labels are thinned from there backwards.
  const isLabelled = (n: number) => (points.length - 1 - n) % step === 0
  return {
    ...base(ink),
    grid: { left: 4, right: 72, top: 28, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: points.map((point) => point.label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: ink.soft } },
      axisLabel: { color: ink.soft, fontSize: ink.size - 1, interval: isLabelled },
    },
    yAxis: {
      type: 'value',
      min: 0,
      ...(data.max === undefined ? {} : { max: data.max }),
      splitNumber: 3,
      splitLine: { lineStyle: { color: ink.rule } },
      axisLabel: { color: ink.soft, fontSize: ink.size - 1 },
    },
    series: [
      {
        type: 'line',
        silent: true,
        // A label centred at the edge would lie on the numbers of the axis.
        data: points.map(({ value }, n) => (n < step / 2 ? { value, label: { align: 'left' as const } } : value)),
        lineStyle: { color: ink.accent, width: 2 },
        itemStyle: { color: ink.accent },
        symbol: 'circle',
        symbolSize: 7,
        connectNulls: false,
        label: {
          show: true,
          position: 'top',
          color: ink.text,
          fontSize: ink.size - 1,
          formatter: ({ dataIndex }) => (isLabelled(dataIndex) ? (points[dataIndex]?.written ?? '') : ''),
        },
        ...(data.target === undefined
          ? {}
          : {
              markLine: {
                silent: true,
                symbol: 'none',
                data: [{ yAxis: data.target.value }],
                lineStyle: { color: ink.target, type: 'dashed', width: 1.5 },
                label: { formatter: data.target.label, color: ink.target, fontSize: ink.size - 1, position: 'end' },
              },
            }),
      },
    ],
  }
}

function bars(data: ChartData, ink: Ink): Option {
  const points = [...inOrder(data)].reverse()
  return {
    ...base(ink),
    grid: { left: 4, right: 76, top: 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { type: 'value', min: 0, ...(data.max === undefined ? {} : { max: data.max }), show: false },
    yAxis: {
      type: 'category',
      data: points.map((point) => point.label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: ink.soft } },
      axisLabel: { color: ink.text, fontSize: ink.size, width: 190, overflow: 'break' },
    },
    series: [
      {
        type: 'bar',
        silent: true,
        barMaxWidth: 16,
        data: points.map((point) => point.value ?? 0),
        itemStyle: { color: ink.accent },
        label: { show: true, position: 'right', color: ink.text, fontSize: ink.size, formatter: ({ dataIndex }) => points[dataIndex]?.written ?? '' },
      },
    ],
  }
}
