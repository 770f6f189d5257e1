import { useMediaQuery } from '@mantine/hooks';

/** Whether the window has the width of a phone; `styles/phone.css` has the same limit. */
export const usePhone = () => useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
