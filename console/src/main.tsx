import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './styles';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createHashRouter, Navigate } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { ApiProblem } from './api/client';
import { CasesPage } from './attention/CasesPage';
import { HoldsPage } from './attention/HoldsPage';
import { SubjectPage } from './attention/SubjectPage';
import { InventoryPage } from './inventory/InventoryPage';
import { OrderPage } from './orders/OrderPage';
import { OrdersPage } from './orders/OrdersPage';
import { OverviewPage } from './overview/OverviewPage';
import { PoliciesPage } from './policies/PoliciesPage';
import { ProcessesPage } from './processes/ProcessesPage';
import { theme } from './theme';
import { BusinessClock } from './ui/clock';
import { ConsoleFrame } from './ui/ConsoleFrame';
import { BrokenFrame } from './ui/PageErrorBoundary';

const CountPage = lazy(() => import('./stockwork/CountPage'));
const MessagesPage = lazy(() => import('./messages/MessagesPage'));
const NodePage = lazy(() => import('./nodes/NodePage'));
const NodesPage = lazy(() => import('./nodes/NodesPage'));
const PolicyPage = lazy(() => import('./policies/PolicyPage'));
const ProcessPage = lazy(() => import('./processes/ProcessPage'));
const PromisesPage = lazy(() => import('./promises/PromisesPage'));
const StockWorkPage = lazy(() => import('./stockwork/StockWorkPage'));
const TransferPage = lazy(() => import('./stockwork/TransferPage'));

/** Outages are retried, refusals are not. */
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) =>
        failures < 2 && !(error instanceof ApiProblem && error.status >= 400 && error.status < 500),
      refetchOnWindowFocus: true,
      staleTime: 1_000,
    },
  },
});

const router = createHashRouter([
  {
    path: '/',
    element: <ConsoleFrame />,
    errorElement: <BrokenFrame />,
    children: [
      { index: true, element: <OverviewPage /> },
      { path: 'orders', element: <OrdersPage /> },
      { path: 'orders/:id', element: <OrderPage /> },
      { path: 'holds', element: <HoldsPage /> },
      { path: 'cases', element: <CasesPage /> },
      { path: 'subjects/:id', element: <SubjectPage /> },
      { path: 'processes', element: <ProcessesPage /> },
      { path: 'processes/:name', element: <ProcessPage /> },
      { path: 'policies', element: <PoliciesPage /> },
      { path: 'policies/:name', element: <PolicyPage /> },
      { path: 'messages', element: <MessagesPage /> },
      { path: 'nodes', element: <NodesPage /> },
      { path: 'nodes/:code', element: <NodePage /> },
      { path: 'inventory', element: <InventoryPage /> },
      { path: 'stock-work', element: <StockWorkPage /> },
      { path: 'stock-work/counts/:id', element: <CountPage /> },
      { path: 'stock-work/transfers/:id', element: <TransferPage /> },
      { path: 'promises', element: <PromisesPage /> },
      { path: '*', element: <Navigate to="/" replace /> },
    ],
  },
]);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <Notifications position="bottom-right" autoClose={5_000} />
      <QueryClientProvider client={queries}>
        <BusinessClock>
          <RouterProvider router={router} />
        </BusinessClock>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
