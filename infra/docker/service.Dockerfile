# The image of a service, whose name is an argument:
#   docker build -f infra/docker/service.Dockerfile --build-arg SERVICE=orders -t ticketing/orders .
# The stages up to `tools` are the same in client.Dockerfile; all six images share their layers.
ARG NODE_IMAGE=node:24-slim

# The package files of all workspaces, which the lock file is of; and nothing else, so that a change
# of sources installs nothing again.
FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json ./
COPY --chown=node:node common/package.json common/
COPY --chown=node:node auth/package.json auth/
COPY --chown=node:node tickets/package.json tickets/
COPY --chown=node:node orders/package.json orders/
COPY --chown=node:node payments/package.json payments/
COPY --chown=node:node expiration/package.json expiration/
COPY --chown=node:node client/package.json client/
COPY infra/local/package.json infra/local/
COPY infra/stripe-double/package.json infra/stripe-double/
COPY e2e/package.json e2e/
COPY bench/package.json bench/
# For the tests of those who use the package; as they are in the lock file, npm would install them.
RUN npm pkg delete peerDependencies peerDependenciesMeta -w common

FROM packages AS tools
RUN npm ci --no-audit --no-fund
COPY tsconfig*.json ./

# `--target dev`: runs the sources, and again when one is changed (skaffold copies it in).
FROM tools AS dev
ARG SERVICE
WORKDIR /app/${SERVICE}
COPY --chown=node:node common ../common
COPY --chown=node:node ${SERVICE} .
USER 1000
EXPOSE 3000
CMD ["../node_modules/.bin/tsx", "watch", "--clear-screen=false", \
  "--tsconfig=../tsconfig.check.json", "src/index.ts"]

FROM tools AS build
ARG SERVICE
COPY common common
COPY ${SERVICE} ${SERVICE}
RUN npx tsc --build ${SERVICE} && \
  find common/dist ${SERVICE}/dist \( -name '*.map' -o -name '*.d.ts' \) -delete

FROM packages AS production
ARG SERVICE
RUN npm ci --omit=dev --no-audit --no-fund -w ${SERVICE} && \
  find node_modules -name '*.map' -delete

FROM ${NODE_IMAGE} AS run
ARG NODE_IMAGE
ARG SERVICE
ARG VERSION=
LABEL org.opencontainers.image.title="ticketing/${SERVICE}" \
  org.opencontainers.image.description="Ticketing: the service ${SERVICE}" \
  org.opencontainers.image.licenses="MIT" \
  org.opencontainers.image.version="${VERSION}" \
  org.opencontainers.image.base.name="${NODE_IMAGE}"
ENV NODE_ENV=production
WORKDIR /app/${SERVICE}
COPY --from=production /app/node_modules ../node_modules
COPY --from=build /app/common/package.json ../common/
COPY --from=build /app/common/dist ../common/dist
COPY --from=build /app/${SERVICE}/package.json ./
COPY --from=build /app/${SERVICE}/dist dist
# By number, so that Kubernetes can tell that it is not root.
USER 1000
EXPOSE 3000
# Node is process 1: it handles SIGTERM itself and has no children, so it needs no init.
CMD ["node", "dist/index.js"]
