import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Dock blue marks actions and links. Green, amber and red mark states. */
const dock: MantineColorsTuple = [
  '#edf5fb',
  '#d8e7f3',
  '#aecde6',
  '#81b1d9',
  '#5d99cd',
  '#468ac6',
  '#3a82c3',
  '#2b6fac',
  '#23618f',
  '#12537f',
];

/** Cool greys that match the panels. */
const dark: MantineColorsTuple = [
  '#dfe3e8',
  '#b8c0c9',
  '#9aa4b0',
  '#6f7985',
  '#3b4048',
  '#2c3036',
  '#1f2328',
  '#1b1e22',
  '#15171a',
  '#101214',
];

export const theme = createTheme({
  primaryColor: 'dock',
  // Dark enough for white labels in both.
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  colors: { dock, dark },
  defaultRadius: 'sm',
  fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '11.5px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.5', xl: '1.5' },
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '18px' }, h2: { fontSize: '13px' }, h3: { fontSize: '13px' } },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: {
      defaultProps: { size: 'xs' },
      styles: { root: { fontWeight: 500, height: 28 }, label: { fontSize: 12.5 } },
    },
    TextInput: { defaultProps: { size: 'xs' } },
    Autocomplete: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', allowDeselect: false } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
    Modal: {
      defaultProps: { centered: true, closeButtonProps: { 'aria-label': 'Close' }, transitionProps: { duration: 80 } },
    },
    Checkbox: { defaultProps: { size: 'xs' } },
  },
});
