{{/* Names and labels, and the pieces of which every pod is made. */}}

{{- define "giaoban.name" -}}
{{- if contains "giaoban" .Release.Name }}{{ .Release.Name }}{{ else }}{{ .Release.Name }}-giaoban{{ end }}
{{- end }}

{{/* What selects a role's pods: call with (dict "root" $ "role" "board"). */}}
{{- define "giaoban.selector" -}}
app.kubernetes.io/name: giaoban
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .role }}
{{- end }}

{{- define "giaoban.labels" -}}
{{ include "giaoban.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{- define "giaoban.metadata" -}}
name: {{ include "giaoban.name" .root }}-{{ .role }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "giaoban.labels" . | nindent 2 }}
{{- end }}

{{- define "giaoban.serviceAccount" -}}
{{ .Values.serviceAccount.name | default (include "giaoban.name" .) }}
{{- end }}

{{- define "giaoban.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}

{{- define "giaoban.bootstrapServers" -}}
{{- if .Values.kafka.bootstrapServers }}{{ .Values.kafka.bootstrapServers }}
{{- else if .Values.strimzi.enabled }}{{ .Values.strimzi.cluster }}-kafka-bootstrap:9093
{{- else }}{{ fail "kafka.bootstrapServers: none (expected: HOST:PORT of the brokers, or strimzi.enabled)" }}
{{- end }}
{{- end }}

{{/* Whether processes bring a client.properties, and so have a file to read it from. */}}
{{- define "giaoban.access" -}}
{{- if .Values.kafka.clientConfigSecret }}secret{{ else if .Values.strimzi.enabled }}strimzi{{ end }}
{{- end }}

{{- define "giaoban.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "giaoban.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities: {drop: [ALL]}
{{- end }}

{{/* How a process gets to the brokers and the registry. */}}
{{- define "giaoban.clusterEnv" -}}
- {name: GIAOBAN_BOOTSTRAP_SERVERS, value: {{ include "giaoban.bootstrapServers" . | quote }}}
{{- if include "giaoban.access" . }}
- {name: GIAOBAN_CLIENT_CONFIG, value: /etc/giaoban/client/client.properties}
{{- end }}
{{- end }}

{{- define "giaoban.registryEnv" -}}
- {name: GIAOBAN_REGISTRY, value: {{ required "registry.url: none (expected: such as http://registry:8080/apis/ccompat/v7)" .Values.registry.url | quote }}}
{{- end }}

{{- define "giaoban.accessMounts" -}}
{{- if include "giaoban.access" . }}
- {name: client, mountPath: /etc/giaoban/client, readOnly: true}
{{- end }}
{{- if eq (include "giaoban.access" .) "strimzi" }}
- {name: user, mountPath: /etc/giaoban/user, readOnly: true}
- {name: cluster-ca, mountPath: /etc/giaoban/cluster-ca, readOnly: true}
{{- end }}
{{- end }}

{{/* As whom: call with (dict "root" $ "role" "board"). */}}
{{- define "giaoban.accessVolumes" -}}
{{- $access := include "giaoban.access" .root }}
{{- if eq $access "secret" }}
- name: client
  secret: {secretName: {{ .root.Values.kafka.clientConfigSecret }}, defaultMode: 0440}
{{- else if eq $access "strimzi" }}
- name: client
  configMap: {name: {{ include "giaoban.name" .root }}-client}
- name: user
  secret: {secretName: {{ include "giaoban.name" .root }}-{{ .role }}, defaultMode: 0440}
- name: cluster-ca
  secret:
    secretName: {{ .root.Values.strimzi.cluster }}-cluster-ca-cert
    defaultMode: 0440
    items: [{key: ca.crt, path: ca.crt}]
{{- end }}
{{- end }}
